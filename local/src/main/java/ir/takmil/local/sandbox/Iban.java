package ir.takmil.local.sandbox;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The bank's own check of an Iranian IBAN. */
final class Iban {
  private static final Pattern SHAPE = Pattern.compile("IR\\d{24}");
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private Iban() {}

  static boolean valid(String iban) {
    // I and R stand for 18 and 27 in ISO 13616.
    return SHAPE.matcher(iban).matches()
        && new BigInteger(iban.substring(4) + "1827" + iban.substring(2, 4))
            .mod(NINETY_SEVEN)
            .equals(BigInteger.ONE);
  }

  /** Accounts whose number ends in 0000 are closed at this bank. */
  static boolean closed(String iban) {
    return iban.endsWith("0000");
  }
}
