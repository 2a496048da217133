package ir.takmil.platform.sheet;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** Which of a workbook's styles show a number as a day. */
final class Styles {
  private final BitSet days = new BitSet();

  Styles() {}

  Styles(Packed.Part part) {
    Set<Integer> dayFormats = new HashSet<>();
    boolean inCells = false;
    int style = 0;
    try (var markup = new Markup(part)) {
      for (int event = markup.next();
          event != XMLStreamConstants.END_DOCUMENT;
          event = markup.next()) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (markup.name()) {
            case "numFmt" -> {
              if (isDay(String.valueOf(markup.attribute("formatCode")))) {
                dayFormats.add(markup.number("numFmtId", -1));
              }
            }
            case "cellXfs" -> inCells = true;
            case "xf" -> {
              if (inCells) {
                int format = markup.number("numFmtId", 0);
                days.set(style++, isDay(format) || dayFormats.contains(format));
              }
            }
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && markup.name().equals("cellXfs")) {
          inCells = false;
        }
      }
    }
  }

  boolean showDay(int style) {
    return style >= 0 && days.get(style);
  }

  /** Of the formats that are built in: days, and days with a time; those of East Asia with them. */
  private static boolean isDay(int format) {
    return (format >= 14 && format <= 17)
        || format == 22
        || (format >= 27 && format <= 31)
        || format == 36
        || (format >= 50 && format <= 58);
  }

  /** A format with a year or a day of the month in it, outside of quotes, brackets and escapes. */
  private static boolean isDay(String format) {
    String bare =
        format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.", "").toLowerCase(Locale.ROOT);
    return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
  }
}
