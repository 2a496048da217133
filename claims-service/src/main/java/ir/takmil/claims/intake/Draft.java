package ir.takmil.claims.intake;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A claim that is being made ready; all of it may still change. */
public record Draft(
    ClaimId id,
    String serviceCode,
    LocalDate expenseDate,
    String basicInsurer,
    @Nullable String centreId,
    @Nullable String centreName,
    @Nullable Prescription prescription,
    @Nullable PaperPrescription paper,
    List<Line> lines,
    List<Attachment> attachments) {
  static final int MOST_PICTURES = 20;

  public Draft {
    lines = List.copyOf(lines);
    attachments = List.copyOf(attachments);
  }

  Rials requested() {
    return lines.stream().map(Line::requested).reduce(Rials.ZERO, Rials::plus);
  }

  Optional<Attachment> attachment(AttachmentId wanted) {
    return attachments.stream().filter(known -> known.id().equals(wanted)).findFirst();
  }

  boolean shows(DocumentKind kind) {
    return attachments.stream().anyMatch(attachment -> attachment.kind() == kind);
  }

  /** At the centre that sends it, whatever it says. */
  Draft at(String centre, @Nullable String name) {
    return new Draft(
        id,
        serviceCode,
        expenseDate,
        basicInsurer,
        centre,
        name,
        prescription,
        paper,
        lines,
        attachments);
  }

  /** The pictures stay when the rest is written anew. */
  Draft with(List<Attachment> pictures) {
    return new Draft(
        id,
        serviceCode,
        expenseDate,
        basicInsurer,
        centreId,
        centreName,
        prescription,
        paper,
        lines,
        pictures);
  }

  /** One of the same id is replaced, unless it is the same picture of the same kind. */
  Draft attach(Attachment added) {
    Attachment known = attachment(added.id()).orElse(null);
    if (known != null && known.kind() == added.kind() && known.sha256().equals(added.sha256())) {
      return this;
    }
    var pictures = new ArrayList<>(attachments);
    pictures.remove(known);
    if (pictures.size() >= MOST_PICTURES) {
      throw Refusal.unprocessable("too-many-pictures", java.util.Map.of("most", MOST_PICTURES));
    }
    int version =
        1
            + pictures.stream()
                .filter(other -> other.kind() == added.kind())
                .mapToInt(Attachment::version)
                .max()
                .orElse(0);
    pictures.add(added.withVersion(version));
    return with(pictures);
  }

  Draft detach(AttachmentId removed) {
    return with(
        attachments.stream().filter(attachment -> !attachment.id().equals(removed)).toList());
  }
}
