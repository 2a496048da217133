package ir.takmil.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;

/** The texts that the cells of a workbook share, kept small: many lists have a million of them. */
final class SharedText {
  /** One more than a cell may have, so that a cell that has more is known by it. */
  static final int LONGEST = Cell.LONGEST + 1;

  private static final int MOST_BYTES = 48 * 1024 * 1024;

  private byte[] texts = new byte[0];
  private int[] ends = new int[1024];
  private int count;

  SharedText() {}

  SharedText(Packed.Part part) {
    var bytes = new ByteArrayOutputStream();
    var text = new StringBuilder();
    boolean inText = false;
    int phonetic = 0;
    try (var markup = new Markup(part)) {
      for (int event = markup.next();
          event != XMLStreamConstants.END_DOCUMENT;
          event = markup.next()) {
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            switch (markup.name()) {
              case "si" -> text.setLength(0);
              case "rPh" -> phonetic++; // how to pronounce it, not what it is
              case "t" -> inText = phonetic == 0;
              default -> {}
            }
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (inText) {
              markup.text(text, LONGEST);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            switch (markup.name()) {
              case "si" -> add(text, bytes);
              case "rPh" -> phonetic--;
              case "t" -> inText = false;
              default -> {}
            }
          }
          default -> {}
        }
      }
    }
    texts = bytes.toByteArray();
  }

  private void add(StringBuilder text, ByteArrayOutputStream bytes) {
    bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    if (bytes.size() > MOST_BYTES) {
      throw new SpoiltFile(SheetFlaw.FILE_INFLATES);
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = bytes.size();
  }

  String text(int index) {
    if (index < 0 || index >= count) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
    int start = index == 0 ? 0 : ends[index - 1];
    return new String(texts, start, ends[index] - start, StandardCharsets.UTF_8);
  }
}
