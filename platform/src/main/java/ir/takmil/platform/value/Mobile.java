package ir.takmil.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import ir.takmil.platform.Refusal;

/** An Iranian mobile number, typed as 09…, 9…, 98…, 0098… or +98…, kept as +989xxxxxxxxx. */
public record Mobile(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Mobile {
    String digits = PersianText.digits(value).replaceFirst("^(\\+|00)?98|^0", "");
    if (!digits.matches("9[0-9]{9}")) {
      throw Refusal.malformed("mobile-wrong");
    }
    value = "+98" + digits;
  }

  /** For showing to its owner: the operator's prefix and the last two digits. */
  public String masked() {
    return "0" + value.substring(3, 6) + "•••••" + value.substring(11);
  }

  @Override
  public String toString() {
    return "Mobile[…]";
  }
}
