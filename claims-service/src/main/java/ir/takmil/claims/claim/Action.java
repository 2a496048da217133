package ir.takmil.claims.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may do with a claim; the list for one person drives the buttons. */
public enum Action {
  TAKE,
  HAND_BACK,
  APPROVE,
  RETURN,
  REJECT,
  EXAMINE,
  ATTACH,
  RESUBMIT,
  VOID;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
