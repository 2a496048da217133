package ir.takmil.claims.assessment.flags;

import ir.takmil.claims.assessment.flags.Finding.Pair;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.coverage.Centre;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.claims.picture.Likenesses;
import ir.takmil.claims.picture.Similar;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The named reasons to look twice, in a list. */
@Component
class Checks {
  /** An invoice may be somewhat above its prescription: packaging, service fee. */
  private static final double FAR_ABOVE_PRESCRIPTION = 1.3;

  private final Lookalikes lookalikes;
  private final Likenesses likenesses;
  private final Coverages coverages;

  Checks(Lookalikes lookalikes, Likenesses likenesses, Coverages coverages) {
    this.lookalikes = lookalikes;
    this.likenesses = likenesses;
    this.coverages = coverages;
  }

  List<Check> all() {
    return List.of(
        this::samePicture,
        this::similarPicture,
        this::sameExpense,
        Checks::abovePrescription,
        this::abovePeers,
        this::physicianInTwoCities,
        this::specialtyMismatch);
  }

  private List<Finding> samePicture(Claim claim) {
    var found = new ArrayList<Finding>();
    List<String> hashes = claim.attachments().stream().map(Attachment::sha256).toList();
    for (Claim other : lookalikes.withPicture(claim, hashes)) {
      for (Attachment theirs : other.attachments()) {
        claim.attachments().stream()
            .filter(mine -> mine.sha256().equals(theirs.sha256()))
            .findFirst()
            .ifPresent(mine ->
                found.add(
                    Finding.alike(
                        Flag.SAME_PICTURE, other.id(), new Pair(mine.id(), theirs.id(), 1), 1)));
      }
    }
    return found;
  }

  /** Turned, cut, compressed anew; and the same file, where it was kept under another hash. */
  private List<Finding> similarPicture(Claim claim) {
    var found = new ArrayList<Finding>();
    for (Attachment mine : claim.attachments()) {
      for (Similar similar : likenesses.similarTo(mine.sha256())) {
        if (!similar.sha256().equals(mine.sha256())) {
          lookalikes.withPicture(claim, List.of(similar.sha256())).stream()
              .filter(other ->
                  other.attachments().stream()
                      .anyMatch(theirs -> theirs.id().equals(similar.attachment())))
              .map(other ->
                  Finding.alike(
                      similar.score() < 1 ? Flag.SIMILAR_PICTURE : Flag.SAME_PICTURE,
                      other.id(),
                      new Pair(mine.id(), similar.attachment(), similar.page()),
                      similar.score()))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private List<Finding> sameExpense(Claim claim) {
    Prescription prescription = claim.expense().prescription();
    List<Claim> others =
        prescription == null
            ? lookalikes.ofPerson(claim)
            : lookalikes.onPrescription(claim, prescription.number());
    return others.stream()
        .filter(other -> isSameExpense(claim.expense(), other.expense()))
        .map(other -> Finding.against(Flag.SAME_EXPENSE, other.id()))
        .toList();
  }

  /** Where neither rests on a prescription that can be compared, they are one person's. */
  private static boolean isSameExpense(Expense one, Expense other) {
    return hasSamePrescription(one, other)
        && one.requested().equals(other.requested())
        && centre(one).equals(centre(other));
  }

  private static boolean hasSamePrescription(Expense one, Expense other) {
    Prescription mine = one.prescription();
    Prescription theirs = other.prescription();
    if (mine == null && theirs == null) {
      return one.personId().equals(other.personId());
    }
    return mine != null && theirs != null && mine.number().equals(theirs.number());
  }

  private static String centre(Expense expense) {
    String id = expense.centreId();
    String name = expense.centreName();
    if (id != null) {
      return id;
    }
    return name == null ? "" : PersianText.searchable(name);
  }

  private static List<Finding> abovePrescription(Claim claim) {
    Prescription prescription = claim.expense().prescription();
    if (prescription == null || prescription.total().isZero()) {
      return List.of();
    }
    double times = (double) claim.requested().amount() / prescription.total().amount();
    return times > FAR_ABOVE_PRESCRIPTION
        ? List.of(Finding.above(Flag.ABOVE_PRESCRIPTION, times, prescription.total()))
        : List.of();
  }

  private List<Finding> abovePeers(Claim claim) {
    long asked = claim.requested().amount();
    return Peers.of(lookalikes.amounts(claim.expense().service().code(), claim.registeredAt()))
        .filter(peers -> peers.isFarAbove(asked))
        .map(peers -> Finding.above(Flag.ABOVE_PEERS, peers.score(asked), Rials.of(peers.usual())))
        .stream()
        .toList();
  }

  /** Only visits tell where a physician was: their prescriptions are filled anywhere. */
  private List<Finding> physicianInTwoCities(Claim claim) {
    Prescription visit = claim.expense().prescription();
    Optional<String> city = cityOf(claim);
    if (visit == null
        || !visit.kind().equals("VISIT")
        || visit.physician() == null
        || city.isEmpty()) {
      return List.of();
    }
    return lookalikes.visitsElsewhere(claim, visit.physician(), visit.date()).stream()
        .filter(other -> cityOf(other).filter(there -> !there.equals(city.get())).isPresent())
        .map(other -> Finding.against(Flag.PHYSICIAN_IN_TWO_CITIES, other.id()))
        .toList();
  }

  /** A hint to take K08 by: who decides it is the assessor. */
  private List<Finding> specialtyMismatch(Claim claim) {
    Expense expense = claim.expense();
    return physicianCode(expense)
        .flatMap(code -> coverages.unfitSpecialty(expense.service().code(), code))
        .map(specialty -> Finding.of(Flag.SPECIALTY_MISMATCH, specialty))
        .stream()
        .toList();
  }

  private static Optional<String> physicianCode(Expense expense) {
    PaperPrescription paper = expense.paper();
    Prescription electronic = expense.prescription();
    return paper != null
        ? Optional.of(paper.physicianCode())
        : Optional.ofNullable(electronic).map(Prescription::physicianCode);
  }

  private Optional<String> cityOf(Claim claim) {
    return Optional.ofNullable(claim.expense().centreId())
        .flatMap(coverages::centre)
        .map(Centre::city);
  }
}
