package ir.takmil.claims.intake;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.coverage.Centre;
import ir.takmil.claims.coverage.Coverage;
import ir.takmil.claims.coverage.Coverages;
import ir.takmil.claims.coverage.Membership;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.claims.picture.Picture;
import ir.takmil.claims.picture.Pictures;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Tehran;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Sending expenses. Every step is saved, and done once however often it is sent. */
@Component
class Intake {
  private final Admissions admissions;
  private final Claims claims;
  private final Coverages coverages;
  private final Pictures pictures;
  private final Reservations reservations;
  private final PrescriptionsOnce prescriptions;
  private final ReceiptSigner receipts;
  private final Clock clock;

  Intake(
      Admissions admissions,
      Claims claims,
      Coverages coverages,
      Pictures pictures,
      Reservations reservations,
      PrescriptionsOnce prescriptions,
      ReceiptSigner receipts,
      Clock clock) {
    this.admissions = admissions;
    this.claims = claims;
    this.coverages = coverages;
    this.pictures = pictures;
    this.reservations = reservations;
    this.prescriptions = prescriptions;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** To everyone but the family an admission does not exist. */
  Admission find(AdmissionId id, Sender reader) {
    return admissions
        .find(id)
        .filter(admission -> admission.isSeenBy(reader) && isNotKeptBack(admission, reader))
        .orElseThrow(() -> Refusal.unknown("not-found"));
  }

  /** Those that they may see, newest first. */
  List<Admission> list(Sender reader) {
    return admissions.seenBy(reader).stream()
        .filter(admission -> isNotKeptBack(admission, reader))
        .toList();
  }

  private boolean isNotKeptBack(Admission admission, Sender reader) {
    return !(reader instanceof Sender.Family(PersonId person))
        || coverages.sees(person, admission.personId(), admission.mainInsuredId());
  }

  Admission open(AdmissionId id, ContractId contract, PersonId person, Sender by) {
    Instant now = clock.instant();
    Membership membership =
        coverages
            .membership(contract, person, Tehran.dayOf(now))
            .filter(known -> maySendFor(known, by))
            .orElseThrow(() -> Refusal.unknown("membership-unknown"));
    Admission there = admissions.add(Admission.open(id, membership, by, now));
    if (!there.belongsTo(by)) {
      throw Refusal.unknown("not-found");
    }
    if (!there.isSeenBy(by)) {
      throw Refusal.conflict("admission-deleted");
    }
    if (!there.contractId().equals(contract) || !there.personId().equals(person)) {
      throw Refusal.conflict("admission-differs");
    }
    return there;
  }

  /** Whether a centre treated somebody, an assessor sees by the papers. */
  private boolean maySendFor(Membership membership, Sender by) {
    return switch (by) {
      case Sender.Family(PersonId person) -> membership.isSeenBy(person);
      case Sender.OfCentre(String centre) -> coverages.centre(centre).isPresent();
    };
  }

  void delete(AdmissionId id, Sender by) {
    Admission gone =
        admissions
            .find(id)
            .filter(admission -> admission.belongsTo(by) && isNotKeptBack(admission, by))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    admissions.change(id, admission -> admission.delete(clock.instant()));
    gone.drafts().forEach(draft -> forgetPictures(id, draft));
  }

  Admission put(AdmissionId id, Draft draft, Sender by) {
    Admission admission = find(id, by);
    if (admission.draft(draft.id()).isEmpty() && !reservations.claim(draft.id(), id)) {
      throw Refusal.conflict("id-taken");
    }
    Draft whole =
        by instanceof Sender.OfCentre(String centre)
            ? draft.at(centre, coverages.centre(centre).map(Centre::name).orElse(null))
            : draft;
    return admissions.change(id, present -> present.put(whole));
  }

  Admission remove(AdmissionId id, ClaimId claim, Sender by) {
    Admission before = find(id, by);
    Admission after = admissions.change(id, admission -> admission.remove(claim));
    before.draft(claim).ifPresent(draft -> forgetPictures(id, draft));
    return after;
  }

  /** The picture is kept before it is named, and another of the same id forgotten after. */
  Attachment attach(
      AdmissionId id,
      ClaimId claim,
      AttachmentId attachment,
      DocumentKind kind,
      Picture picture,
      Sender by) {
    find(id, by).openDraft(claim);
    pictures.keep(id, attachment, picture);
    Attachment asked = picture.as(attachment, kind, 1, clock.instant());
    return changePicture(id, claim, attachment, admission -> admission.attach(claim, asked))
        .draft(claim)
        .flatMap(draft -> draft.attachment(attachment))
        .orElseThrow();
  }

  void detach(AdmissionId id, ClaimId claim, AttachmentId attachment, Sender by) {
    find(id, by);
    changePicture(id, claim, attachment, admission -> admission.detach(claim, attachment));
  }

  private Admission changePicture(
      AdmissionId id, ClaimId claim, AttachmentId attachment, UnaryOperator<Admission> change) {
    var before = new AtomicReference<Admission>();
    Admission after =
        admissions.change(
            id,
            present -> {
              before.set(present);
              return change.apply(present);
            });
    String kept =
        after
            .draft(claim)
            .flatMap(d -> d.attachment(attachment))
            .map(Attachment::sha256)
            .orElse("");
    before
        .get()
        .draft(claim)
        .flatMap(draft -> draft.attachment(attachment))
        .filter(old -> !old.sha256().equals(kept))
        .ifPresent(old -> pictures.forget(id, attachment, old.sha256()));
    return after;
  }

  private void forgetPictures(AdmissionId id, Draft draft) {
    draft.attachments().forEach(shown -> pictures.forget(id, shown.id(), shown.sha256()));
  }

  /** A draft's picture, for its family. */
  Picture.Stored picture(AdmissionId id, Attachment shown, int page, Picture.Size size) {
    return pictures
        .read(id, shown.id(), shown.sha256(), page, size)
        .orElseThrow(() -> Refusal.unknown("not-found"));
  }

  /** The plan by which an admission's drafts are understood, as far as it is known. */
  Optional<Plan> plan(Admission admission) {
    return coverages
        .coverage(admission.contractId(), admission.personId(), Tehran.dayOf(clock.instant()))
        .map(Coverage::plan);
  }

  /** T1. The one write is the admission's; its claims follow from it. */
  Admission confirm(AdmissionId id, String key, Sender by) {
    Admission asked = find(id, by);
    if (!reservations.key(by.key(), key, id)) {
      throw Refusal.conflict("key-used-elsewhere");
    }
    var then = new HashMap<LocalDate, Coverage>(); // guards and freezing ask for the same days
    Admission confirmed =
        admissions.change(
            id,
            admission ->
                admission.confirm(
                    key,
                    day -> then.computeIfAbsent(day, expense -> coverage(asked, expense)),
                    drafts -> prescriptions.take(asked, drafts),
                    () -> reservations.trackingCode(id),
                    () -> reservations.next(id),
                    receipts::sign,
                    clock.instant()));
    return finish(confirmed);
  }

  /** Registers the claims of a confirmed admission, as often as it takes. */
  Admission finish(Admission confirmed) {
    for (Claim claim : confirmed.claims()) {
      claims.add(claim);
    }
    return admissions.change(confirmed.id(), Admission::complete);
  }

  Coverage coverage(Admission admission, LocalDate day) {
    return coverages
        .coverage(admission.contractId(), admission.personId(), day)
        .orElseThrow(() -> Refusal.unavailable("coverage-unknown"));
  }
}
