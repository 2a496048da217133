package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.util.List;
import java.util.Map;

/** What a file is, told by its first bytes; what it calls itself is not believed. */
enum Format {
  JPEG,
  PNG,
  WEBP,
  PDF;

  /** As many first bytes as telling needs. */
  static final int TELLING = 21;

  private static final int EXTENDED_FLAGS = 20;
  private static final int ANIMATED = 0x02;

  /**
   * @throws Refusal 415, with a sentence that helps where the kind of file is a known one
   */
  static Format of(byte[] first) {
    if (starts(first, 0, 0xff, 0xd8, 0xff)) {
      return JPEG;
    }
    if (starts(first, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return PNG;
    }
    if (starts(first, 0, '%', 'P', 'D', 'F', '-')) {
      return PDF;
    }
    if (starts(first, 0, 'R', 'I', 'F', 'F') && starts(first, 8, 'W', 'E', 'B', 'P')) {
      if (isAnimated(first)) {
        throw notThat("picture-animated");
      }
      return WEBP;
    }
    throw notThat(codeOf(first));
  }

  private static boolean isAnimated(byte[] webp) {
    return starts(webp, 12, 'V', 'P', '8', 'X')
        && webp.length > EXTENDED_FLAGS
        && (webp[EXTENDED_FLAGS] & ANIMATED) != 0;
  }

  private static String codeOf(byte[] first) {
    if (first.length == 0) {
      return "picture-empty";
    }
    if (starts(first, 4, 'f', 't', 'y', 'p')) {
      return "picture-heic";
    }
    return "picture-kind-unknown";
  }

  private static Refusal notThat(String code) {
    return new Refusal(Refusal.Kind.NOT_THAT_KIND, code, Map.of(), List.of());
  }

  private static boolean starts(byte[] bytes, int at, int... with) {
    if (bytes.length < at + with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[at + i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
