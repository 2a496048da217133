package ir.takmil.claims.intake;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.coverage.Coverage;
import ir.takmil.claims.coverage.Membership;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An admission (پذیرش): one sending by one person for one insured, holding one or more claims.
 * Until it is confirmed everything in it may change; confirming it is one write, from which its
 * claims follow without a doubt, however often they are made.
 *
 * @param centreId the contracted centre that sends it; none: the family sends it itself
 */
@Document("admissions")
@TypeAlias("admission")
@CompoundIndex(name = "family", def = "{'mainInsuredId': 1, 'openedAt': -1}")
@CompoundIndex(name = "person", def = "{'personId': 1, 'openedAt': -1}")
@CompoundIndex(name = "centre", def = "{'centreId': 1, 'openedAt': -1}", sparse = true)
@CompoundIndex(name = "stage", def = "{'stage.kind': 1, 'openedAt': 1}")
public record Admission(
    @Id AdmissionId id,
    @Version @Nullable Long version,
    ContractId contractId,
    PersonId personId,
    PersonId mainInsuredId,
    Direction direction,
    @Nullable String centreId,
    Instant openedAt,
    Stage stage,
    int sequence,
    List<Announcement<AdmissionEvent>> outbox)
    implements Announcing<AdmissionEvent> {
  static final int MOST_CLAIMS = 20;

  /** How far an admission has come. */
  public sealed interface Stage {
    /** Being made ready. */
    @TypeAlias("uploading")
    record Uploading(List<Draft> drafts) implements Stage {
      public Uploading {
        drafts = List.copyOf(drafts);
      }
    }

    /** Confirmed; its claims may not all stand yet. */
    @TypeAlias("confirmed")
    record Confirmed(Confirmation confirmation, List<Frozen> frozen) implements Stage {
      public Confirmed {
        frozen = List.copyOf(frozen);
      }
    }

    /** Confirmed, and each of its claims stands. */
    @TypeAlias("completed")
    record Completed(Confirmation confirmation) implements Stage {}

    /** What remains of one that was deleted: nobody sees it, and its id is not given again. */
    @TypeAlias("deleted")
    record Deleted(Instant at) implements Stage {}
  }

  /**
   * @param key the idempotency key that it was confirmed with
   * @param receipt signed; absent from what an earlier release stored
   */
  public record Confirmation(
      String trackingCode,
      String key,
      Instant at,
      List<Numbered> claims,
      @Nullable String receipt) {
    public Confirmation {
      claims = List.copyOf(claims);
    }
  }

  public record Numbered(ClaimId id, String claimNumber) {}

  /** A claim as it was when it was confirmed: its first version. */
  public record Frozen(
      ClaimId id, Expense expense, List<Attachment> attachments, @Nullable CaseFile file) {}

  public Admission {
    direction = Objects.requireNonNullElse(direction, Direction.DIRECT); // absent from older ones
    outbox = List.copyOf(outbox);
  }

  static Admission open(AdmissionId id, Membership membership, Sender by, Instant now) {
    return new Admission(
        id,
        null,
        membership.contractId(),
        membership.personId(),
        membership.mainInsuredId(),
        by instanceof Sender.OfCentre ? Direction.INDIRECT : Direction.DIRECT,
        by instanceof Sender.OfCentre(String centre) ? centre : null,
        now,
        new Stage.Uploading(List.of()),
        0,
        List.of());
  }

  /** Whether that is who sends it, and may change it. */
  boolean belongsTo(Sender by) {
    return switch (by) {
      case Sender.Family(PersonId person) ->
          centreId == null && (person.equals(personId) || person.equals(mainInsuredId));
      case Sender.OfCentre(String centre) -> centre.equals(centreId);
    };
  }

  /** What a centre has sent, the family sees too; what it is still at, it does not. */
  boolean isSeenBy(Sender by) {
    boolean sentForThem =
        confirmation().isPresent()
            && by instanceof Sender.Family(PersonId person)
            && (person.equals(personId) || person.equals(mainInsuredId));
    return (belongsTo(by) || sentForThem) && !(stage instanceof Stage.Deleted);
  }

  List<Draft> drafts() {
    return stage instanceof Stage.Uploading uploading ? uploading.drafts() : List.of();
  }

  Optional<Draft> draft(ClaimId claim) {
    return drafts().stream().filter(draft -> draft.id().equals(claim)).findFirst();
  }

  /** A claim that may still change. */
  Draft openDraft(ClaimId claim) {
    uploading();
    return draft(claim).orElseThrow(() -> Refusal.unknown("not-found"));
  }

  public Optional<Confirmation> confirmation() {
    return switch (stage) {
      case Stage.Confirmed confirmed -> Optional.of(confirmed.confirmation());
      case Stage.Completed completed -> Optional.of(completed.confirmation());
      case Stage.Uploading _, Stage.Deleted _ -> Optional.empty();
    };
  }

  /** Adds a claim, or writes one anew; its pictures stay. */
  Admission put(Draft draft) {
    var drafts = new ArrayList<>(uploading());
    int at = drafts.indexOf(draft(draft.id()).orElse(null));
    if (at >= 0) {
      drafts.set(at, draft.with(drafts.get(at).attachments()));
    } else if (drafts.size() >= MOST_CLAIMS) {
      throw Refusal.unprocessable("too-many-claims", Map.of("most", MOST_CLAIMS));
    } else {
      drafts.add(draft);
    }
    return with(new Stage.Uploading(drafts));
  }

  Admission remove(ClaimId claim) {
    var drafts = new ArrayList<>(uploading());
    drafts.removeIf(draft -> draft.id().equals(claim));
    return with(new Stage.Uploading(drafts));
  }

  Admission attach(ClaimId claim, Attachment attachment) {
    boolean elsewhere =
        uploading().stream()
            .anyMatch(draft ->
                !draft.id().equals(claim) && draft.attachment(attachment.id()).isPresent());
    if (elsewhere) {
      throw Refusal.conflict("id-taken");
    }
    return changed(claim, draft -> draft.attach(attachment));
  }

  Admission detach(ClaimId claim, AttachmentId attachment) {
    return changed(claim, draft -> draft.detach(attachment));
  }

  private Admission changed(ClaimId claim, Function<Draft, Draft> change) {
    var drafts = new ArrayList<>(uploading());
    int at = drafts.indexOf(openDraft(claim));
    drafts.set(at, change.apply(drafts.get(at)));
    return with(new Stage.Uploading(drafts));
  }

  Admission delete(Instant now) {
    if (stage instanceof Stage.Deleted) {
      return this;
    }
    uploading();
    return with(new Stage.Deleted(now));
  }

  /**
   * «تایید می‌کنم»: after it nothing changes any more. With the same key again it stays as it is.
   *
   * @param coverages what holds for this person on a day
   * @param taking takes the prescriptions that these rest on, or refuses
   * @throws Refusal 422 with every fault at once; 409 when confirmed with another key
   */
  Admission confirm(
      String key,
      Function<LocalDate, Coverage> coverages,
      Consumer<List<Draft>> taking,
      Supplier<String> trackingCodes,
      Supplier<String> claimNumbers,
      Function<Receipt, String> signing,
      Instant now) {
    Confirmation made = confirmation().orElse(null);
    if (made != null && made.key().equals(key)) {
      return this;
    }
    List<Draft> drafts = uploading();
    Guards.check(drafts, direction, coverages, now);
    boolean anotherFamily =
        drafts.stream()
            .map(draft -> coverages.apply(draft.expenseDate()).membership())
            .anyMatch(then -> !then.mainInsuredId().equals(mainInsuredId));
    if (anotherFamily) { // else one family's account would be held for what another is paid
      throw Refusal.unprocessable("other-main-insured-then");
    }
    taking.accept(drafts);
    String trackingCode = trackingCodes.get();
    List<Frozen> frozen =
        drafts.stream()
            .map(draft ->
                Freezing.freeze(
                    this,
                    draft,
                    coverages.apply(draft.expenseDate()).plan(),
                    trackingCode,
                    claimNumbers.get()))
            .toList();
    var numbered =
        frozen.stream()
            .map(claim -> new Numbered(claim.id(), claim.expense().claimNumber()))
            .toList();
    String receipt = signing.apply(Receipt.of(this, trackingCode, frozen, now));
    return new Admission(
        id,
        version,
        contractId,
        personId,
        mainInsuredId,
        direction,
        centreId,
        openedAt,
        new Stage.Confirmed(new Confirmation(trackingCode, key, now, numbered, receipt), frozen),
        sequence + 1,
        Announcement.append(outbox, sequence + 1, now, new AdmissionEvent.AdmissionConfirmed()));
  }

  /** T1 for each claim; made again, they are the same claims. */
  List<Claim> claims() {
    return stage instanceof Stage.Confirmed confirmed
        ? confirmed.frozen().stream()
            .map(frozen ->
                Claim.register(
                    frozen.id(),
                    frozen.expense(),
                    frozen.attachments(),
                    Objects.requireNonNullElse(frozen.file(), CaseFile.NEW),
                    confirmed.confirmation().at()))
            .toList()
        : List.of();
  }

  /** Each of its claims stands. */
  Admission complete() {
    return stage instanceof Stage.Confirmed confirmed
        ? with(new Stage.Completed(confirmed.confirmation()))
        : this;
  }

  private List<Draft> uploading() {
    return switch (stage) {
      case Stage.Uploading uploading -> uploading.drafts();
      case Stage.Confirmed _, Stage.Completed _ -> throw Refusal.conflict("already-confirmed");
      case Stage.Deleted _ -> throw Refusal.conflict("admission-deleted");
    };
  }

  private Admission with(Stage next) {
    return new Admission(
        id,
        version,
        contractId,
        personId,
        mainInsuredId,
        direction,
        centreId,
        openedAt,
        next,
        sequence,
        outbox);
  }

  @Override
  public String key() {
    return id.value();
  }

  /** For Spring Data, which counts the version up. */
  Admission withVersion(@Nullable Long version) {
    return new Admission(
        id,
        version,
        contractId,
        personId,
        mainInsuredId,
        direction,
        centreId,
        openedAt,
        stage,
        sequence,
        outbox);
  }
}
