package ir.takmil.claims.picture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How a camera was held, from a JPEG's EXIF block: the one thing that is taken over from it, by
 * turning the pixels, so that the block itself can go.
 *
 * @param exif 1 (upright) to 8, as EXIF counts
 */
record Orientation(int exif) {
  static final Orientation UPRIGHT = new Orientation(1);

  private static final int APP1 = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final int TAG = 0x0112;
  private static final int MOST_ENTRIES = 200;

  boolean isUpright() {
    return exif == 1;
  }

  /** Lines stand where columns belong. */
  boolean isLying() {
    return exif >= 5;
  }

  /** Each stored line runs the wrong way. */
  boolean isMirrored() {
    return exif == 2 || exif == 3 || exif == 7 || exif == 8;
  }

  /** The last stored line comes first. */
  boolean isUpsideDown() {
    return exif == 3 || exif == 4 || exif == 6 || exif == 7;
  }

  /** Upright when the file says nothing, or nothing that makes sense. */
  static Orientation of(Path jpeg) throws IOException {
    try (var file = new RandomAccessFile(jpeg.toFile(), "r")) {
      file.seek(2);
      while (file.getFilePointer() + 4 < file.length()) {
        if (file.read() != 0xff) {
          return UPRIGHT;
        }
        int marker = file.read();
        int length = file.readUnsignedShort() - 2;
        if (marker == START_OF_SCAN
            || length < 0
            || file.getFilePointer() + length > file.length()) {
          return UPRIGHT;
        }
        if (marker == APP1) {
          byte[] block = new byte[length];
          file.readFully(block);
          Orientation found = inExif(ByteBuffer.wrap(block));
          if (!found.isUpright()) {
            return found;
          }
        } else {
          file.seek(file.getFilePointer() + length);
        }
      }
      return UPRIGHT;
    }
  }

  private static Orientation inExif(ByteBuffer block) {
    if (block.remaining() < 14 || block.getInt(0) != 0x45786966 /* Exif */) {
      return UPRIGHT;
    }
    ByteBuffer tiff = block.slice(6, block.remaining() - 6);
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return UPRIGHT;
    }
    int entries = Math.min(Short.toUnsignedInt(tiff.getShort(directory)), MOST_ENTRIES);
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + 12 * i;
      if (at + 12 > tiff.limit()) {
        return UPRIGHT;
      }
      if (Short.toUnsignedInt(tiff.getShort(at)) == TAG) {
        int value = tiff.getShort(at + 8);
        return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
