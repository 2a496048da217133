package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.util.List;
import java.util.Map;

/** What a file is, told by its first bytes; what it calls itself is not believed. */
enum Format {
  JPEG("jpeg"),
  PNG("png");

  /** As many first bytes as telling needs. */
  static final int TELLING = 12;

  private final String codec;

  Format(String codec) {
    this.codec = codec;
  }

  String codec() {
    return codec;
  }

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
    throw new Refusal(Refusal.Kind.NOT_THAT_KIND, codeOf(first), Map.of(), List.of());
  }

  private static String codeOf(byte[] first) {
    if (first.length == 0) {
      return "picture-empty";
    }
    if (starts(first, 4, 'f', 't', 'y', 'p')) {
      return "picture-heic";
    }
    if (starts(first, 0, '%', 'P', 'D', 'F')) {
      return "picture-pdf";
    }
    return "picture-kind-unknown";
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
