package ir.takmil.policy.changing;

import ir.takmil.policy.changing.Banks.Bank;
import ir.takmil.policy.changing.ChangeRequest.Proof;
import ir.takmil.policy.changing.ChangeRequest.Stage;
import ir.takmil.policy.changing.ChangeRequest.State;
import ir.takmil.policy.changing.ChangeRequest.Way;
import ir.takmil.policy.person.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as operators see it.
 *
 * @param wanted masked: to be compared with the paper that the person brought
 * @param actions what this operator may do now
 */
record ChangeView(
    ChangeRequestId id,
    PersonId personId,
    String personName,
    Field field,
    String wanted,
    @Nullable Bank bank,
    String askedBy,
    String reason,
    Instant askedAt,
    Instant expiresAt,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String refusalReason,
    List<String> actions,
    int sequence) {

  /** Who decided, when, and why not. */
  private record Decided(@Nullable String by, @Nullable Instant at, @Nullable String why) {
    static Decided of(Stage stage) {
      return switch (stage) {
        case Stage.CodeSent it -> new Decided(null, null, null);
        case Stage.Asked it -> new Decided(null, null, null);
        case Stage.Confirmed it -> new Decided(approver(it.proof()), it.at(), null);
        case Stage.Applied it -> new Decided(approver(it.proof()), it.at(), null);
        case Stage.Refused it -> new Decided(it.by().name(), it.at(), it.reason());
        case Stage.Expired it -> new Decided(null, null, null);
      };
    }

    private static @Nullable String approver(Proof proof) {
      return switch (proof) {
        case Proof.Approval it -> it.by().name();
        case Proof.Code it -> null;
      };
    }
  }

  static ChangeView of(
      ChangeRequest request,
      Way.OnBehalf asking,
      Wishes wishes,
      Banks banks,
      String personName,
      Staff caller,
      Instant now) {
    Wish wish = wishes.open(request);
    Decided decided = Decided.of(request.stage());
    return new ChangeView(
        request.id(),
        request.person(),
        personName,
        wish.field(),
        wish.masked(),
        banks.behind(wish).orElse(null),
        asking.by().name(),
        wishes.openReason(request.id(), asking.reason()),
        request.askedAt(),
        request.expiresAt(),
        request.state(now),
        decided.by(),
        decided.at(),
        decided.why() == null ? null : wishes.openReason(request.id(), decided.why()),
        asking.by().is(caller) ? List.of() : request.actions(now),
        request.sequence());
  }
}
