package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a PDF, drawn. Nothing of the file is kept, and nothing in it is followed: before it
 * is opened its streams are measured ({@link PdfStreams}), before it is drawn its objects are
 * looked through ({@link PdfObjects}), and while it is drawn every step is watched ({@link
 * PdfDrawing}).
 *
 * <p>It is drawn by a thread of its own. A page that takes too long is given up, and the memory it
 * was given is free again only when its thread has really ended.
 */
record PdfPages(Path file) {
  static final int MOST_PAGES = 20;

  /** 200 inches, as much as the format itself allows, in points of 1/72 inch. */
  private static final float LONGEST_SIDE = 14_400;

  /** Of a drawn page, in pixels: A4 at 170 to the inch. */
  private static final float LONGER_SIDE = 2_000;

  private static final float LARGEST_SCALE = 300 / 72f;

  /** What drawing takes beside the largest stream: the page, what is mixed into it, the objects. */
  private static final long DRAWING_BYTES = 40_000_000;

  private static final int MILLIS_A_STEP = 1_500;

  List<Page> developed(Memory memory) throws IOException {
    long largest = PdfStreams.measured(file);
    Memory.Part part = memory.take(DRAWING_BYTES + 2 * largest);
    ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pdf").factory());
    var open = new Open();
    try {
      int count = within(thread, () -> open.file(file));
      for (int page = 0; page < count; page++) {
        int at = page;
        within(thread, () -> open.draw(at));
      }
      return open.finished();
    } finally {
      // What is given up still stands in the queue before this.
      thread.execute(() -> {
        open.close();
        part.close();
      });
      thread.shutdown();
    }
  }

  private static <T> T within(ExecutorService thread, Callable<T> step) throws IOException {
    Future<T> future = thread.submit(step);
    try {
      return future.get(MILLIS_A_STEP, TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      // Also when its objects need more memory or go deeper than paper can: this thread's error.
      throw failed.getCause() instanceof Refusal refusal ? refusal : damaged();
    } catch (TimeoutException tooLong) {
      future.cancel(true);
      throw damaged();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      throw Refusal.unavailable("picture-queue-full");
    }
  }

  static Refusal damaged() {
    return Refusal.unprocessable("picture-damaged");
  }

  /** All of it happens in the one thread, but for {@link #finished()}, after the last step. */
  private static final class Open {
    private final List<Page> drawn = new ArrayList<>();
    private @Nullable PDDocument document;
    private boolean finished;

    int file(Path file) throws IOException {
      PDDocument opened = opened(file);
      document = opened;
      if (opened.isEncrypted()) { // with an empty password
        throw Refusal.unprocessable("pdf-locked");
      }
      int pages = opened.getNumberOfPages();
      if (pages > MOST_PAGES) {
        throw Refusal.unprocessable("pdf-too-many-pages", Map.of("most", MOST_PAGES));
      }
      if (pages < 1) {
        throw damaged();
      }
      PdfObjects.check(opened.getDocument());
      return pages;
    }

    private static PDDocument opened(Path file) throws IOException {
      try {
        return Loader.loadPDF(
            file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
      } catch (InvalidPasswordException locked) {
        throw Refusal.unprocessable("pdf-locked");
      }
    }

    Page draw(int number) throws IOException {
      PDDocument opened = document;
      if (opened == null) {
        throw damaged();
      }
      Page page = Page.of(drawn(opened, number));
      drawn.add(page);
      return page;
    }

    private static Sheet drawn(PDDocument document, int number) throws IOException {
      PDPage page = document.getPage(number);
      PDRectangle box = page.getCropBox();
      float longer = Math.max(box.getWidth(), box.getHeight());
      float shorter = Math.min(box.getWidth(), box.getHeight());
      if (longer > LONGEST_SIDE) {
        throw Refusal.unprocessable("pdf-page-too-large");
      }
      float scale = Math.min(LONGER_SIDE / longer, LARGEST_SCALE);
      if (!(shorter * scale >= 1)) {
        throw damaged();
      }
      boolean turned = page.getRotation() % 180 != 0;
      int width = (int) (box.getWidth() * scale);
      int height = (int) (box.getHeight() * scale);
      var sheet = Sheet.blank(turned ? height : width, turned ? width : height);
      Graphics2D pen = sheet.image().createGraphics();
      try {
        pen.setBackground(Color.WHITE);
        pen.clearRect(0, 0, sheet.width(), sheet.height());
        pen.setRenderingHint(
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        new PdfDrawing(document).renderPageToGraphics(number, pen, scale);
      } finally {
        pen.dispose();
      }
      return sheet;
    }

    List<Page> finished() {
      finished = true;
      return List.copyOf(drawn);
    }

    void close() {
      if (!finished) {
        drawn.forEach(Page::close);
      }
      IOUtils.closeQuietly(document);
    }
  }
}
