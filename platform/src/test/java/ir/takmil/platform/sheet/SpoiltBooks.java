package ir.takmil.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.Arguments;

/** Spoilt workbooks, with the code of their answer. */
public final class SpoiltBooks {
  private SpoiltBooks() {}

  public static Stream<Arguments> all() {
    WrittenBook sound = new WrittenBook().rows(List.of(SpoiltText.HEADINGS, SpoiltText.SOUND_ROW));
    byte[] whole = sound.bytes();
    String header = WrittenBook.row(1, SpoiltText.HEADINGS);
    String person = WrittenBook.row(2, SpoiltText.SOUND_ROW);
    return Stream.of(
        SpoiltText.file(
            "a workbook cut short", Arrays.copyOf(whole, whole.length / 2), "file-broken"),
        SpoiltText.file("a workbook with a hole", holed(whole), "file-broken"),
        SpoiltText.file("a directory that points outside", pointingOutside(whole), "file-broken"),
        SpoiltText.file("any archive", archive(Map.of("a.txt", "a")), "file-not-a-list"),
        book("binary Excel", new WrittenBook().part("xl/workbook.bin", "x"), "file-binary-excel"),
        book(
            "macros",
            new WrittenBook().rows(List.of(SpoiltText.HEADINGS)).part("xl/vbaProject.bin", "x"),
            "file-with-macros"),
        book("no sheet", new WrittenBook(), "file-broken"),
        book("an empty sheet", new WrittenBook().rows(List.of()), "file-empty"),
        book(
            "markup that does not close",
            new WrittenBook().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"),
            "file-broken"),
        book(
            "a part of the machine asked for",
            new WrittenBook()
                .part(
                    "xl/worksheets/sheet1.xml",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='inlineStr'><is><t>&x;</t></is></c></row></sheetData></worksheet>"),
            "file-with-entities"),
        book(
            "a billion laughs",
            new WrittenBook()
                .rows(List.of(SpoiltText.HEADINGS))
                .part(
                    "xl/sharedStrings.xml",
                    "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>"),
            "file-with-entities"),
        book(
            "merged cells",
            new WrittenBook()
                .sheet(header + person, "<mergeCells><mergeCell ref='B2:C3'/></mergeCells>"),
            "cells-merged"),
        book("a formula", cell("<c><f>A1+1</f><v>3</v></c>"), "cell-formula"),
        book("a lost reference", cell("<c t='e'><v>#REF!</v></c>"), "cell-error"),
        book("a number beyond reading", cell("<c><v>1E999999999</v></c>"), "cell-error"),
        book(
            "half a pair, escaped",
            cell("<c t='inlineStr'><is><t>_xD83D_</t></is></c>"),
            "text-broken"),
        book(
            "a cell of a workbook without an end",
            cell("<c t='inlineStr'><is><t>" + "ن".repeat(2001) + "</t></is></c>"),
            "cell-too-long"),
        book("shared text that is not there", cell("<c t='s'><v>7</v></c>"), "file-broken"),
        book(
            "10 million empty rows",
            new WrittenBook().sheet(header + person + "<row/>".repeat(10_000_000), ""),
            "too-many-rows"),
        book(
            "300,001 empty rows with a look",
            new WrittenBook()
                .sheet(header + person + "<row ht='15'><c s='1'/></row>".repeat(300_001), ""),
            "too-many-rows"),
        SpoiltText.file(
            "a bomb of blanks",
            bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", ' '),
            "file-inflates"),
        SpoiltText.file(
            "a bomb of one name",
            bomb("xl/worksheets/sheet1.xml", "<worksheet a='", 'a'),
            "file-inflates"),
        SpoiltText.file(
            "a bomb of a comment",
            bomb("xl/worksheets/sheet1.xml", "<worksheet><!--", '<'),
            "file-inflates"),
        SpoiltText.file(
            "a bomb of shared text",
            bomb("xl/sharedStrings.xml", "<sst><si><t>", 'a'),
            "file-inflates"),
        SpoiltText.file(
            "a bomb that tells lies",
            lying(bomb("xl/worksheets/sheet1.xml", "<worksheet>", ' ')),
            "file-inflates"),
        SpoiltText.file("2,001 parts", manyParts(), "file-of-too-many-parts"),
        book("a second list behind the first", twoSheets(), "other-sheets-ignored"));
  }

  private static Arguments book(String what, WrittenBook book, String code) {
    return SpoiltText.file(what, book.bytes(), code);
  }

  private static WrittenBook cell(String instead) {
    var row = new ArrayList<>(SpoiltText.SOUND_ROW);
    row.set(1, instead);
    return new WrittenBook().rows(List.of(SpoiltText.HEADINGS, row));
  }

  private static WrittenBook twoSheets() {
    String relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return new WrittenBook()
        .rows(List.of(SpoiltText.HEADINGS, SpoiltText.SOUND_ROW))
        .part(
            "xl/workbook.xml",
            "<workbook xmlns:r='"
                + relation
                + "'><sheets><sheet name='a' sheetId='1' r:id='rId1'/><sheet name='b' sheetId='2' r:id='rId2'/></sheets></workbook>")
        .part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='rId1' Type='"
                + relation
                + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='"
                + relation
                + "/worksheet' Target='/xl/worksheets/sheet2.xml'/></Relationships>")
        .part(
            "xl/worksheets/sheet2.xml",
            "<worksheet><sheetData>"
                + WrittenBook.row(1, List.of("x"))
                + "</sheetData></worksheet>");
  }

  private static byte[] holed(byte[] whole) {
    byte[] holed = whole.clone();
    int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf("xl/workbook.xml") + 20;
    Arrays.fill(holed, first, first + 40, (byte) 0x55);
    return holed;
  }

  private static byte[] pointingOutside(byte[] whole) {
    byte[] outside = whole.clone();
    ByteBuffer.wrap(outside).order(ByteOrder.LITTLE_ENDIAN).putInt(outside.length - 6, 0x7ffffff0);
    return outside;
  }

  private static byte[] archive(Map<String, String> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] manyParts() {
    var book = new WrittenBook().rows(List.of(SpoiltText.HEADINGS));
    for (int i = 0; i < 2001; i++) {
      book.part("xl/media/" + i, "x");
    }
    return book.bytes();
  }

  /** 190 megabytes of one character, in two hundred kilobytes. */
  private static byte[] bomb(String part, String begins, char with) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var sound :
          Map.of(
                  "xl/workbook.xml",
                      "<workbook xmlns:r='x'><sheets><sheet r:id='rId1'/></sheets></workbook>",
                  "xl/_rels/workbook.xml.rels",
                      "<Relationships><Relationship Id='rId1' Type='/worksheet' Target='worksheets/sheet1.xml'/></Relationships>")
              .entrySet()) {
        zip.putNextEntry(new ZipEntry(sound.getKey()));
        zip.write(sound.getValue().getBytes(StandardCharsets.UTF_8));
      }
      if (!part.endsWith("sheet1.xml")) {
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        zip.write("<worksheet/>".getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(part));
      zip.write(begins.getBytes(StandardCharsets.UTF_8));
      byte[] megabyte = new byte[1024 * 1024];
      Arrays.fill(megabyte, (byte) with);
      for (int i = 0; i < 190; i++) {
        zip.write(megabyte);
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  /** The same, but its directory says that every part is of one byte. */
  private static byte[] lying(byte[] bomb) {
    ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < bomb.length - 46; at++) {
      if (bytes.getInt(at) == 0x02014b50) {
        bytes.putInt(at + 24, 1);
      }
    }
    return bomb;
  }
}
