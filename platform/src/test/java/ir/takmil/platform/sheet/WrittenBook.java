package ir.takmil.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written by hand, part by part, so that any part may be spoilt. */
public final class WrittenBook {
  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  public WrittenBook() {
    part("[Content_Types].xml", "<Types/>");
    part(
        "xl/workbook.xml",
        "<workbook xmlns:r='"
            + RELATION
            + "'><sheets>"
            + "<sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>");
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='rId1' Type='"
            + RELATION
            + "/worksheet'"
            + " Target='worksheets/sheet1.xml'/></Relationships>");
  }

  public WrittenBook part(String name, String text) {
    return part(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public WrittenBook part(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  public WrittenBook without(String name) {
    parts.remove(name);
    return this;
  }

  /** Its only sheet: these rows, and what comes after them. */
  public WrittenBook sheet(String rows, String after) {
    return part(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
  }

  public WrittenBook rows(List<List<String>> rows) {
    var all = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      all.append(row(i + 1, rows.get(i)));
    }
    return sheet(all.toString(), "");
  }

  /** A row of inline text; a cell that begins with {@code <} stands for itself. */
  public static String row(int number, List<String> cells) {
    var row = new StringBuilder("<row r='" + number + "'>");
    for (String cell : cells) {
      row.append(cell.startsWith("<") ? cell : "<c t='inlineStr'><is><t>" + cell + "</t></is></c>");
    }
    return row + "</row>";
  }

  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
