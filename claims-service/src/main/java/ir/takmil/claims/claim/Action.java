package ir.takmil.claims.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may do with a claim; the list for one person drives the buttons. */
public enum Action {
  TAKE,
  HAND_BACK,
  HAND_OVER,
  APPROVE,
  RETURN,
  REJECT,
  EXAMINE,
  ATTACH,
  CORRECT,
  RESUBMIT,
  VOID,
  APPEAL,
  REMARK,
  RECEIVE_ORIGINALS,
  DISPUTE_ORIGINALS;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
