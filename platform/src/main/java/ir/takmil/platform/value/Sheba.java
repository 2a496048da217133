package ir.takmil.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import ir.takmil.platform.Refusal;
import java.math.BigInteger;
import java.util.Locale;

/** An Iranian bank account (IBAN): IR and 24 digits, ISO 7064 mod-97 equal to 1. */
public record Sheba(@JsonValue String value) {
  private static final BigInteger MODULUS = BigInteger.valueOf(97);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Sheba {
    value = PersianText.digits(value).toUpperCase(Locale.ROOT);
    if (!valid(value)) {
      throw Refusal.malformed("sheba-wrong");
    }
  }

  private static boolean valid(String sheba) {
    if (!sheba.matches("IR[0-9]{24}")) {
      return false;
    }
    // The country code moves behind the number as I = 18, R = 27, with the check digits after it.
    String rearranged = sheba.substring(4) + "1827" + sheba.substring(2, 4);
    return new BigInteger(rearranged).mod(MODULUS).intValue() == 1;
  }

  /** For showing to its owner: the country and the last four digits. */
  public String masked() {
    return "IR••••" + value.substring(22);
  }

  @Override
  public String toString() {
    return "Sheba[…]";
  }
}
