package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;

/** Amounts as a sentence says them: Persian digits, thousands apart, with their unit. */
final class Persian {
  private Persian() {}

  static String rials(Rials amount) {
    String plain = Long.toString(amount.amount());
    var apart = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      if (i > 0 && (plain.length() - i) % 3 == 0) {
        apart.append('٬');
      }
      apart.append(plain.charAt(i));
    }
    return digits(apart.toString()) + " ریال";
  }

  /** Hundredths of a percent are said only where there are any. */
  static String percent(BasisPoints share) {
    int rest = share.value() % 100;
    String fraction = rest == 0 ? "" : "٫" + (rest < 10 ? "0" : "") + rest;
    if (fraction.endsWith("0")) {
      fraction = fraction.substring(0, fraction.length() - 1);
    }
    return digits(share.value() / 100 + fraction) + " درصد";
  }

  static String digits(String ascii) {
    var persian = new StringBuilder(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      persian.append(c >= '0' && c <= '9' ? (char) (c - '0' + '۰') : c);
    }
    return persian.toString();
  }

  static String number(int number) {
    return digits(Integer.toString(number));
  }
}
