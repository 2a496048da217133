package ir.takmil.claims.payout;

import ir.takmil.platform.value.Sheba;
import java.math.BigInteger;

/** Invented accounts with valid check digits. */
final class Shebas {
  private Shebas() {}

  static Sheba of(int account) {
    String bban = "017%019d".formatted(account);
    int check = 98 - new BigInteger(bban + "182700").mod(BigInteger.valueOf(97)).intValueExact();
    return new Sheba("IR%02d%s".formatted(check, bban));
  }
}
