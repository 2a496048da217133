package ir.takmil.platform.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** An Excel workbook (.xlsx): its first sheet that is not hidden is the list. */
final class Workbook {
  private static final String ROOT = "xl/";

  private final Packed parts;
  private boolean daysFrom1904;

  Workbook(byte[] bytes) {
    parts = new Packed(bytes);
    Set<String> names = parts.names();
    if (names.contains(ROOT + "workbook.bin")) {
      throw new SpoiltFile(SheetFlaw.FILE_BINARY_EXCEL);
    }
    if (!names.contains(ROOT + "workbook.xml")) {
      throw new SpoiltFile(SheetFlaw.FILE_NOT_A_LIST); // Word, OpenDocument, any archive
    }
    if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
      throw new SpoiltFile(SheetFlaw.FILE_WITH_MACROS);
    }
  }

  void read(Rows rows) {
    List<String> sheets = sheets();
    if (sheets.isEmpty()) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
    var texts = parts.open(ROOT + "sharedStrings.xml").map(SharedText::new);
    var styles = parts.open(ROOT + "styles.xml").map(Styles::new);
    new SheetReader(
            open(sheets.getFirst()),
            texts.orElseGet(SharedText::new),
            styles.orElseGet(Styles::new),
            daysFrom1904)
        .read(rows);
    if (sheets.stream().skip(1).anyMatch(this::isFilled)) {
      rows.fault(Fault.ofFile(SheetFlaw.OTHER_SHEETS_IGNORED));
    }
  }

  private Packed.Part open(String part) {
    return parts.open(part).orElseThrow(() -> new SpoiltFile(SheetFlaw.FILE_BROKEN));
  }

  private boolean isFilled(String sheet) {
    try (var markup = new Markup(open(sheet))) {
      for (int event = markup.next();
          event != XMLStreamConstants.END_DOCUMENT;
          event = markup.next()) {
        if (event == XMLStreamConstants.START_ELEMENT
            && (markup.name().equals("v") || markup.name().equals("is"))) {
          return true;
        }
      }
      return false;
    }
  }

  /** The parts that hold the sheets, those that are hidden last. */
  private List<String> sheets() {
    Map<String, String> targets = targets();
    var shown = new ArrayList<String>();
    var hidden = new ArrayList<String>();
    try (var markup = new Markup(open(ROOT + "workbook.xml"))) {
      for (int event = markup.next();
          event != XMLStreamConstants.END_DOCUMENT;
          event = markup.next()) {
        if (event != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (markup.name().equals("workbookPr")) {
          String from = markup.attribute("date1904");
          daysFrom1904 = "1".equals(from) || "true".equals(from);
        } else if (markup.name().equals("sheet")) {
          // r:id; sheetId has another local name, so this is the only one that is called id.
          String target = targets.get(String.valueOf(markup.attribute("id")));
          if (target != null) {
            (markup.attribute("state") == null ? shown : hidden).add(target);
          }
        }
      }
    }
    shown.addAll(hidden);
    return shown;
  }

  private Map<String, String> targets() {
    var targets = new HashMap<String, String>();
    try (var markup = new Markup(open(ROOT + "_rels/workbook.xml.rels"))) {
      while (markup.nextElement("Relationship")) {
        String id = markup.attribute("Id");
        String target = markup.attribute("Target");
        String type = markup.attribute("Type");
        if (id != null && target != null && type != null && type.endsWith("/worksheet")) {
          targets.put(id, target.startsWith("/") ? target.substring(1) : ROOT + target);
        }
      }
    }
    return targets;
  }
}
