package ir.takmil.platform.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file is, by its first bytes. */
enum Kind {
  TEXT,
  WORKBOOK;

  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  static Kind of(byte[] bytes) {
    if (bytes.length == 0) {
      throw new SpoiltFile(SheetFlaw.FILE_EMPTY);
    }
    if (starts(bytes, 'P', 'K', 3, 4)) {
      return WORKBOOK;
    }
    if (starts(
        bytes, 0xd0, 0xcf, 0x11, 0xe0)) { // the container of old Excel, and of a locked new one
      throw new SpoiltFile(
          holds(bytes, ENCRYPTED) ? SheetFlaw.FILE_ENCRYPTED : SheetFlaw.FILE_OLD_EXCEL);
    }
    if (starts(bytes, '%', 'P', 'D', 'F')
        || starts(bytes, 'P', 'K')
        || starts(bytes, 0x89, 'P', 'N', 'G')
        || starts(bytes, 0xff, 0xd8, 0xff)
        || starts(bytes, 'G', 'I', 'F', '8')
        || starts(bytes, 'R', 'a', 'r', '!')
        || starts(bytes, '7', 'z', 0xbc, 0xaf)
        || starts(bytes, 0x1f, 0x8b)
        || starts(bytes, '{', '\\', 'r', 't', 'f')
        || isMarkup(bytes)) {
      throw new SpoiltFile(SheetFlaw.FILE_NOT_A_LIST);
    }
    return TEXT;
  }

  /** Some systems hand out a web page and call it Excel. */
  private static boolean isMarkup(byte[] bytes) {
    String first = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    return first.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().startsWith("<");
  }

  private static boolean starts(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(byte[] bytes, byte[] sought) {
    for (int at = 0; at + sought.length <= bytes.length; at++) {
      if (bytes[at] == sought[0]
          && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }
}
