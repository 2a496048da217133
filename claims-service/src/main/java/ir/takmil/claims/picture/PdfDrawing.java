package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages and counts what they ask for: a form that draws itself twice, twice over, is a few
 * bytes long and never done.
 */
final class PdfDrawing extends PDFRenderer {
  private static final int MOST_STEPS = 300_000;
  private static final int DEEPEST_MIX = 4;
  private static final long MOST_INLINE_PIXELS = 4_000_000;
  private static final List<String> PHOTOGRAPH = List.of("DCTDecode", "DCT");

  PdfDrawing(PDDocument document) {
    super(document);
    setSubsamplingAllowed(true);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Watched(parameters);
  }

  private static Refusal tooMuch() {
    return Refusal.unprocessable("pdf-holds-too-much");
  }

  private static final class Watched extends PageDrawer {
    private int steps;
    private int mixes;

    Watched(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (++steps > MOST_STEPS) {
        throw tooMuch();
      }
      if (Thread.interrupted()) {
        throw PdfPages.damaged();
      }
      if (operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE)) {
        checkInline(operator);
      }
      super.processOperator(operator, operands);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
      if (++mixes > DEEPEST_MIX) {
        throw tooMuch();
      }
      super.showTransparencyGroup(form);
      mixes--;
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      check(image);
      if (image instanceof PDImageXObject object) {
        check(object.getSoftMask());
        check(object.getMask());
      }
      super.drawImage(image);
    }

    private static void check(@Nullable PDImage image) throws IOException {
      if (image == null) {
        return;
      }
      checkPixels(image.getWidth(), image.getHeight(), Photograph.MOST_PIXELS);
      if (image instanceof PDImageXObject object && PHOTOGRAPH.contains(lastFilter(object))) {
        long pixels;
        try (InputStream jpeg = object.getStream().createInputStream(PHOTOGRAPH)) {
          pixels = pixels(jpeg);
        }
        try (InputStream jpeg = object.getStream().createInputStream(PHOTOGRAPH)) {
          Scans.in(jpeg, pixels);
        }
      }
    }

    /** What the photograph says of itself, which counts when it is decoded. */
    private static long pixels(InputStream jpeg) throws IOException {
      ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
      try (var input = ImageIO.createImageInputStream(jpeg)) {
        reader.setInput(input, true, true);
        checkPixels(reader.getWidth(0), reader.getHeight(0), Photograph.MOST_PIXELS);
        return (long) reader.getWidth(0) * reader.getHeight(0);
      } finally {
        reader.dispose();
      }
    }

    private static String lastFilter(PDImageXObject image) {
      List<COSName> filters = image.getStream().getFilters();
      return filters.isEmpty() ? "" : filters.getLast().getName();
    }

    private static void checkInline(Operator operator) {
      COSDictionary said = operator.getImageParameters();
      byte[] data = operator.getImageData();
      if (said == null || data == null) {
        return;
      }
      checkPixels(
          said.getInt(COSName.W, COSName.WIDTH, 0),
          said.getInt(COSName.H, COSName.HEIGHT, 0),
          MOST_INLINE_PIXELS);
      PdfStreams.inflated(data, 0, data.length, 4 * MOST_INLINE_PIXELS);
    }

    private static void checkPixels(int width, int height, long most) {
      if ((long) width * height > most) {
        throw Photograph.tooManyPixels(width, height, most);
      }
    }
  }
}
