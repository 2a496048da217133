package ir.takmil.claims.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures of papers, made for a test. */
public final class Photographs {
  private Photographs() {}

  /** White, with a dark upper left quarter, so that one sees which way up it is. */
  public static BufferedImage paper(int width, int height) {
    var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = paper.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    pen.fillRect(0, 0, width / 2, height / 2);
    pen.dispose();
    return paper;
  }

  public static byte[] jpeg(int width, int height) {
    return file(paper(width, height), "jpeg");
  }

  public static byte[] png(int width, int height) {
    return file(paper(width, height), "png");
  }

  public static byte[] file(BufferedImage picture, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
