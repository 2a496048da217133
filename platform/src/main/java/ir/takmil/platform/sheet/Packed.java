package ir.takmil.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A ZIP file in memory, by its directory at the end and by nothing else, so that there is one view
 * of what it holds. What comes out is counted while it is inflated: sizes that the file tells of
 * itself are believed only when they are against it.
 *
 * <p>The JDK reads a ZIP at random from a file only, and personal lists are never put in one.
 */
final class Packed {
  private static final int MOST_PARTS = 2000;
  private static final long MOST_INFLATED = 200L * 1024 * 1024;

  /** From so many bytes on, no honest sheet is so many times larger than its packed form. */
  private static final long SUSPICIOUS = 12L * 1024 * 1024;

  private static final int RATIO = 200;

  /** Bytes of one tag, comment or piece of text: a cell has at most 32,767 characters. */
  private static final int LONGEST_PIECE = 1024 * 1024;

  private static final int DIRECTORY_ENTRY = 0x02014b50;
  private static final int DIRECTORY_END = 0x06054b50;
  private static final int PART_BEGIN = 0x04034b50;

  private record Entry(boolean encrypted, int method, int packed, int start) {}

  private final ByteBuffer bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long inflated;

  Packed(byte[] file) {
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    try {
      readDirectory();
    } catch (IndexOutOfBoundsException | IllegalArgumentException pointsOutside) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
  }

  private void readDirectory() {
    int end = directoryEnd();
    int count = bytes.getShort(end + 10) & 0xffff;
    if (count > MOST_PARTS) {
      throw new SpoiltFile(SheetFlaw.FILE_OF_TOO_MANY_PARTS);
    }
    int at = bytes.getInt(end + 16);
    long told = 0;
    for (int i = 0; i < count; i++) {
      if (bytes.getInt(at) != DIRECTORY_ENTRY) {
        throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
      }
      int flags = bytes.getShort(at + 8);
      int method = bytes.getShort(at + 10) & 0xffff;
      int packed = bytes.getInt(at + 20);
      told += bytes.getInt(at + 24) & 0xffffffffL;
      int name = bytes.getShort(at + 28) & 0xffff;
      int extra = bytes.getShort(at + 30) & 0xffff;
      int comment = bytes.getShort(at + 32) & 0xffff;
      int start = bytes.getInt(at + 42);
      var entry = new Entry((flags & 1) != 0, method, packed, start);
      entries.putIfAbsent(
          new String(bytes.array(), at + 46, name, StandardCharsets.UTF_8).replace('\\', '/'),
          entry);
      at += 46 + name + extra + comment;
    }
    if (told > MOST_INFLATED) {
      throw new SpoiltFile(SheetFlaw.FILE_INFLATES);
    }
  }

  private int directoryEnd() {
    int last = bytes.limit() - 22;
    for (int at = last; at >= Math.max(0, last - 65_535); at--) {
      if (bytes.getInt(at) == DIRECTORY_END) {
        return at;
      }
    }
    throw new SpoiltFile(SheetFlaw.FILE_BROKEN); // cut off
  }

  Set<String> names() {
    return entries.keySet();
  }

  Optional<Part> open(String name) {
    return Optional.ofNullable(entries.get(name)).map(this::open);
  }

  private Part open(Entry entry) {
    if (entry.encrypted()) {
      throw new SpoiltFile(SheetFlaw.FILE_ENCRYPTED);
    }
    try {
      int at = entry.start();
      if (bytes.getInt(at) != PART_BEGIN) {
        throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
      }
      int start = at + 30 + (bytes.getShort(at + 26) & 0xffff) + (bytes.getShort(at + 28) & 0xffff);
      Objects.checkFromIndexSize(start, entry.packed(), bytes.limit());
      var packed = new ByteArrayInputStream(bytes.array(), start, entry.packed());
      return switch (entry.method()) {
        case 0 -> new Part(packed, entry.packed());
        case 8 -> new Part(new Inflated(packed), entry.packed());
        default -> throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
      };
    } catch (IndexOutOfBoundsException pointsOutside) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
  }

  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream packed) {
      super(packed, new Inflater(true), 4096);
    }

    /** The stream leaves an inflater that it was given to others; this one has no others. */
    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }

  /** What is inflated is counted; its reader says when it has understood some of it. */
  final class Part extends FilterInputStream {
    private final int packed;
    private long own;
    private int piece;

    private Part(InputStream in, int packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    void understood() {
      piece = 0;
    }

    private void count(int read) {
      own += read;
      inflated += read;
      piece += read;
      if (piece > LONGEST_PIECE
          || inflated > MOST_INFLATED
          || (own > SUSPICIOUS && own / RATIO > packed)) {
        throw new SpoiltFile(SheetFlaw.FILE_INFLATES);
      }
    }
  }
}
