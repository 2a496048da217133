package ir.takmil.claims.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Receipts that look alike: every pharmacy prints its own form, and on it other names, medicines
 * and amounts each time.
 */
final class MadePapers {
  private static final String[] MEDICINES = {
    "آموکسی‌سیلین ۵۰۰",
    "متفورمین ۵۰۰",
    "آتورواستاتین ۲۰",
    "لوزارتان ۲۵",
    "امپرازول ۲۰",
    "سرترالین ۵۰",
    "لووتیروکسین ۱۰۰",
    "آسپرین ۸۰",
    "کلسیم د",
    "سفکسیم ۴۰۰",
    "ژلوفن ۴۰۰",
    "سالبوتامول",
    "ویتامین د۳",
    "پردنیزولون ۵",
    "گاباپنتین ۳۰۰",
    "بیزوپرولول ۲/۵",
    "استامینوفن کدئین",
    "فاموتیدین ۴۰",
    "مونته‌لوکاست ۱۰",
    "انسولین گلارژین"
  };
  private static final String[] NAMES = {
    "مریم رضایی",
    "علی محمدی",
    "زهرا حسینی‌نژاد",
    "امیرحسین کریمی",
    "فاطمه اکبری",
    "سارا موسوی",
    "رضا جعفری",
    "نرگس شریفیان",
    "حسن نوروزی",
    "لیلا صادقی فرد",
    "محمدرضا طاهری",
    "پریسا یزدانی"
  };

  /** Neighbouring seeds begin alike; multiplied by this they do not (Knuth's golden ratio). */
  private static final long MIXED = 0x9E3779B97F4A7C15L;

  private MadePapers() {}

  /** A receipt of one form; what is on it follows from the seed alone. */
  static BufferedImage receipt(int form, long seed) {
    return receipt(form, seed, seed);
  }

  /**
   * @param who what is bought and by whom follows from it
   * @param when day, number and amounts follow from it
   */
  static BufferedImage receipt(int form, long who, long when) {
    var shape = new Random(form * 7919L);
    var bought = new Random(who * MIXED);
    var day = new Random((when + 1_000_003) * MIXED);
    boolean slip = form % 3 == 0;
    int width = slip ? 620 : 1000;
    int height = slip ? 1200 : 1414;
    var paper = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = paper.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(new Color(250, 249, 246));
    pen.fillRect(0, 0, width, height);
    pen.setColor(new Color(25, 25, 30));
    int margin = 40 + shape.nextInt(30);
    int size = slip ? 24 : 26;
    pen.setFont(new Font("DejaVu Sans", Font.BOLD, size + 10));
    pen.drawString("داروخانه دکتر " + NAMES[shape.nextInt(NAMES.length)], margin, margin + 40);
    pen.setFont(new Font("DejaVu Sans", Font.PLAIN, size));
    int logo = 60 + shape.nextInt(40);
    pen.setStroke(new BasicStroke(4));
    pen.drawOval(width - margin - logo, margin, logo, logo);
    pen.fillRect(width - margin - logo / 2 - 5, margin + 10, 10, logo - 20);
    int y = margin + 110;
    pen.drawString(
        "تهران، خیابان " + NAMES[shape.nextInt(NAMES.length)] + " پلاک " + shape.nextInt(200),
        margin,
        y);
    y += size * 2;
    pen.drawString("نام: " + NAMES[bought.nextInt(NAMES.length)], margin, y);
    y += size * 3 / 2;
    pen.drawString(
        "تاریخ: 1405/0"
            + (1 + day.nextInt(9))
            + "/"
            + (10 + day.nextInt(20))
            + "   شماره: "
            + (100000 + day.nextInt(900000)),
        margin,
        y);
    y += size;
    pen.setStroke(new BasicStroke(2));
    boolean table = shape.nextBoolean();
    pen.drawLine(margin, y, width - margin, y);
    int lines = 3 + bought.nextInt(slip ? 7 : 9);
    long sum = 0;
    int step = size * 2;
    int price = slip ? 400 : 700 + shape.nextInt(60);
    for (int line = 0; line < lines; line++) {
      y += step;
      pen.drawString(MEDICINES[bought.nextInt(MEDICINES.length)], margin + 5, y - 10);
      pen.drawString(String.valueOf(1 + bought.nextInt(30)), price - 90, y - 10);
      long amount = (1 + bought.nextInt(900)) * 1000L + day.nextInt(10) * 1000L;
      sum += amount;
      pen.drawString("%,d".formatted(amount), price, y - 10);
      if (table) {
        pen.drawLine(margin, y, width - margin, y);
      }
    }
    if (table) {
      pen.drawLine(price - 110, y, price - 110, y - lines * step);
    }
    y += step;
    pen.setFont(new Font("DejaVu Sans", Font.BOLD, size));
    pen.drawString("جمع: %,d ریال".formatted(sum), margin, y);
    pen.setFont(new Font("DejaVu Sans", Font.PLAIN, size - 4));
    y += step;
    pen.drawString("داروی فروخته‌شده پس گرفته نمی‌شود", margin, Math.max(y, height - margin - 60));
    pen.dispose();
    return paper;
  }

  /** The paper on a table, seen by a camera: shadow, noise, and a little of what lies around. */
  static BufferedImage photographed(BufferedImage paper, long seed) {
    var random = new Random(seed);
    int around = 40 + random.nextInt(60);
    int width = paper.getWidth() + 2 * around;
    int height = paper.getHeight() + 2 * around;
    var photo = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = photo.createGraphics();
    pen.setColor(
        new Color(90 + random.nextInt(60), 70 + random.nextInt(50), 60 + random.nextInt(40)));
    pen.fillRect(0, 0, width, height);
    pen.drawImage(paper, around + random.nextInt(20), around + random.nextInt(20), null);
    pen.setPaint(
        new GradientPaint(
            0,
            0,
            new Color(0, 0, 0, random.nextInt(40)),
            width,
            height,
            new Color(0, 0, 0, 20 + random.nextInt(70))));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return photo;
  }

  /**
   * What a second sending of the same picture may look like.
   *
   * @param degrees turned about the middle; what comes to light is grey
   * @param cut parts of the sides that are cut off: left, top, right, bottom
   * @param quality of the JPEG, 0 to 1
   */
  static BufferedImage again(BufferedImage first, double degrees, double[] cut, float quality) {
    int width = first.getWidth();
    int height = first.getHeight();
    var turned = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = turned.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.setColor(new Color(128, 128, 128));
    pen.fillRect(0, 0, width, height);
    pen.drawImage(
        first,
        AffineTransform.getRotateInstance(Math.toRadians(degrees), width / 2.0, height / 2.0),
        null);
    pen.dispose();
    int left = (int) (width * cut[0]);
    int top = (int) (height * cut[1]);
    int right = (int) (width * cut[2]);
    int bottom = (int) (height * cut[3]);
    return recompressed(
        turned.getSubimage(left, top, width - left - right, height - top - bottom), quality);
  }

  private static BufferedImage recompressed(BufferedImage picture, float quality) {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
