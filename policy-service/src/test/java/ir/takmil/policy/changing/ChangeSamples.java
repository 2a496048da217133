package ir.takmil.policy.changing;

import ir.takmil.policy.Invented;
import ir.takmil.policy.changing.ChangeRequest.Way;
import ir.takmil.policy.codes.SendingAllowance;
import ir.takmil.policy.person.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What this package keeps, made by its own verbs. */
public final class ChangeSamples {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

  private ChangeSamples() {}

  public static List<Object> ofEveryStage() {
    var other = new Staff("account-2", "operator2");
    return List.of(
        sent(null),
        sent("before").attempt("wrong", NOW),
        sent("before").attempt("right", NOW),
        sent(null).attempt("right", NOW).applied(NOW),
        sent(null).expire(NOW.plus(ChangeRequest.BY_CODE)),
        asked(),
        asked().approve(other, NOW),
        asked().approve(other, NOW).applied(NOW),
        asked().refuse(other, "sealed", NOW),
        SendingAllowance.whole("mark-" + UUID.randomUUID()).take(NOW));
  }

  public static Object idOf(Object document) {
    return switch (document) {
      case ChangeRequest it -> it.id();
      case SendingAllowance it -> it.id();
      default -> throw new AssertionError(document.getClass());
    };
  }

  private static ChangeRequest sent(String before) {
    var wanted = new Wanted(Field.SHEBA, new Sealed("sealed", "fingerprint"), before);
    return ChangeRequest.byCode(id(), Invented.personId(), wanted, "right", NOW);
  }

  private static ChangeRequest asked() {
    var wanted = new Wanted(Field.MOBILE, new Sealed("sealed", "fingerprint"), "before");
    var way = new Way.OnBehalf(new Staff("account-1", "operator1"), "sealed");
    return ChangeRequest.onBehalf(id(), Invented.personId(), wanted, way, NOW);
  }

  private static ChangeRequestId id() {
    return new ChangeRequestId(UUID.randomUUID().toString());
  }
}
