package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.Step;
import ir.takmil.claims.enquiry.ClaimView.StepShown;
import ir.takmil.platform.value.Tehran;
import java.util.ArrayList;
import java.util.List;

/** What happened to a claim, with where and when its originals came. */
final class Timeline {
  private Timeline() {}

  static List<StepShown> of(Claim claim, Words words) {
    var shown = new ArrayList<StepShown>();
    for (Step step : claim.timeline()) {
      shown.add(new StepShown(step.at(), step.status(), words.happened(step.status()), null, null));
    }
    Originals originals = claim.file().originals();
    Originals.Delivery came = originals.delivery();
    if (came != null) {
      // Of the hour nothing is known: it stands after what had happened by the end of that day.
      int place = 1;
      while (place < shown.size() && shown.get(place).at().isBefore(Tehran.endOf(came.on()))) {
        place++;
      }
      StepShown before = shown.get(place - 1);
      shown.add(
          place,
          new StepShown(
              before.at(),
              before.status(),
              words.originals(originals.state(), came.place()),
              came.place(),
              came.on()));
    }
    return List.copyOf(shown);
  }
}
