package ir.takmil.policy.changing;

import ir.takmil.platform.value.Mobile;
import ir.takmil.policy.changing.Banks.Bank;
import ir.takmil.policy.changing.ChangeRequest.State;
import ir.takmil.policy.changing.ChangeRequest.Way;
import ir.takmil.policy.codes.SentCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the person sees whose number it is, also one that an operator asked for.
 *
 * @param wanted masked
 * @param bank of a new Sheba, where the table knows it
 * @param code while it is out
 */
record MyChangeView(
    ChangeRequestId id,
    Field field,
    String wanted,
    @Nullable Bank bank,
    State state,
    boolean byOperator,
    Instant askedAt,
    Instant expiresAt,
    @Nullable CodeView code,
    List<String> actions,
    int sequence) {

  /**
   * @param sentTo masked; for a new mobile the old number and then the new one
   */
  record CodeView(List<String> sentTo, Instant expiresAt, Instant resendAfter, int triesLeft) {}

  static MyChangeView of(
      ChangeRequest request, Wish wish, @Nullable Bank bank, @Nullable Mobile onFile, Instant now) {
    boolean byOperator = request.way() instanceof Way.OnBehalf;
    CodeView code = null;
    if (request.state(now) == State.CODE_SENT) {
      SentCode sent = request.code(now);
      code =
          new CodeView(
              sentTo(wish, onFile), sent.expiresAt(), sent.resendAfter(), sent.triesLeft());
    }
    return new MyChangeView(
        request.id(),
        wish.field(),
        wish.masked(),
        bank,
        request.state(now),
        byOperator,
        request.askedAt(),
        request.expiresAt(),
        code,
        byOperator ? List.of() : request.actions(now),
        request.sequence());
  }

  private static List<String> sentTo(Wish wish, @Nullable Mobile onFile) {
    String old = onFile == null ? "" : onFile.masked();
    return wish instanceof Wish.NewMobile it ? List.of(old, it.mobile().masked()) : List.of(old);
  }
}
