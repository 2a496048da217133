package ir.takmil.platform.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file: UTF-8, or UTF-16 that says so in its first bytes, decoded strictly; fields parted by
 * comma, semicolon or tab, whichever its first line has most of.
 */
final class TextFile {
  private static final int LONGEST_FIELD = 1024 * 1024;

  private final byte[] bytes;
  private final int start;
  private final Charset charset;

  TextFile(byte[] bytes) {
    this.bytes = bytes;
    if (starts(0xef, 0xbb, 0xbf)) {
      charset = StandardCharsets.UTF_8;
      start = 3;
    } else if (starts(0xff, 0xfe)) {
      charset = StandardCharsets.UTF_16LE;
      start = 2;
    } else if (starts(0xfe, 0xff)) {
      charset = StandardCharsets.UTF_16BE;
      start = 2;
    } else {
      charset = StandardCharsets.UTF_8;
      start = 0;
    }
  }

  private boolean starts(int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  void read(Rows rows) {
    char separator = look();
    int number = 0;
    int filled = 0;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .maxBufferSize(LONGEST_FIELD)
            .ofCsvRecord(text())) {
      for (CsvRecord line : csv) {
        if (++number > Rows.MOST_WITH_BLANKS) {
          throw new SpoiltFile(SheetFlaw.TOO_MANY_ROWS);
        }
        List<Cell> cells = cells(line);
        if (!cells.isEmpty()) {
          if (++filled > Rows.MOST + 1) {
            throw new SpoiltFile(SheetFlaw.TOO_MANY_ROWS);
          }
          rows.row(number, cells);
        }
      }
    } catch (CsvParseException | UncheckedIOException unbalanced) {
      throw new SpoiltFile(Fault.at(number + 1, null, SheetFlaw.QUOTES_UNBALANCED));
    } catch (IOException undecodable) {
      throw new SpoiltFile(SheetFlaw.FILE_ENCODING_WRONG);
    }
  }

  /** To the last filled cell; empty when the row is blank. */
  private static List<Cell> cells(CsvRecord line) {
    int last = Math.min(line.getFieldCount(), Rows.WIDEST);
    var cells = new ArrayList<Cell>(last);
    int filled = 0;
    for (int i = 0; i < last; i++) {
      Cell cell = cell(line.getField(i));
      cells.add(cell);
      if (!cell.isBlank()) {
        filled = i + 1;
      }
    }
    return cells.subList(0, filled);
  }

  private static Cell cell(String field) {
    return field.startsWith("=") ? Cell.wrong(SheetFlaw.CELL_FORMULA) : Cell.of(field);
  }

  /** One look at all of it, before anything is believed; answers what parts its fields. */
  private char look() {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean inHeader = true;
    boolean quoted = false;
    boolean said = false;
    int line = 1;
    int opened = 1;
    char[] buffer = new char[8192];
    try (Reader text = text()) {
      for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
        for (int i = 0; i < read; i++) {
          char c = buffer[i];
          switch (c) {
            case 0 -> throw new SpoiltFile(SheetFlaw.FILE_BINARY);
            case '"' -> {
              quoted = !quoted;
              opened = line;
            }
            case '\n' -> {
              inHeader = inHeader && (quoted || !said);
              line++;
            }
            case ',' -> commas += inHeader && !quoted ? 1 : 0;
            case ';' -> semicolons += inHeader && !quoted ? 1 : 0;
            case '\t' -> tabs += inHeader && !quoted ? 1 : 0;
            default -> said = said || c > ' ';
          }
        }
      }
    } catch (CharacterCodingException undecodable) {
      throw new SpoiltFile(SheetFlaw.FILE_ENCODING_WRONG);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (!said) {
      throw new SpoiltFile(SheetFlaw.FILE_EMPTY);
    }
    if (quoted) {
      throw new SpoiltFile(Fault.at(opened, null, SheetFlaw.QUOTES_UNBALANCED));
    }
    return tabs > Math.max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
  }

  private Reader text() {
    var strict =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, start, bytes.length - start), strict);
  }
}
