package ir.takmil.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import ir.takmil.platform.Refusal;

/**
 * An Iranian national code: ten digits, the last a check digit (weights 10 to 2, modulo 11). Typed
 * in any digits; never printed whole by accident.
 */
public record NationalCode(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public NationalCode {
    value = PersianText.digits(value);
    if (!valid(value)) {
      throw Refusal.malformed("national-code-wrong");
    }
  }

  private static boolean valid(String code) {
    if (!code.matches("[0-9]{10}") || code.chars().distinct().count() == 1) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (code.charAt(i) - '0') * (10 - i);
    }
    int rest = sum % 11;
    return code.charAt(9) - '0' == (rest < 2 ? rest : 11 - rest);
  }

  @Override
  public String toString() {
    return "NationalCode[…]";
  }
}
