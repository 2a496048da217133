package ir.takmil.claims.picture;

import ir.takmil.platform.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through every object of a PDF for what paper does not have: programs, files within, forms
 * that are programs; and for streams whose size cannot be told beforehand.
 */
final class PdfObjects {
  private static final int MOST_OBJECTS = 50_000;
  private static final int DEEPEST = 30;

  /** Held by a dictionary, they make it do something. */
  private static final Set<String> ACTIVE =
      Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent", "AA");

  private static final Set<String> ACTIONS =
      Set.of(
          "JavaScript",
          "Launch",
          "SubmitForm",
          "ImportData",
          "Rendition",
          "Movie",
          "Sound",
          "GoToR",
          "GoToE",
          "RichMediaExecute");

  /** They may grow a thousandfold, or have no decoder here. */
  private static final Set<String> UNMEASURED =
      Set.of("LZWDecode", "LZW", "RunLengthDecode", "RL", "JBIG2Decode", "JPXDecode", "Crypt");

  private static final long MOST_UNMEASURED = 16_384;

  private PdfObjects() {}

  /**
   * @throws Refusal 422 pdf-active, pdf-holds-too-much
   */
  static void check(COSDocument document) throws IOException {
    Set<COSObjectKey> keys = document.getXrefTable().keySet();
    if (keys.size() > MOST_OBJECTS) {
      throw Refusal.unprocessable("pdf-holds-too-much");
    }
    check(document.getTrailer(), 0);
    for (COSObjectKey key : List.copyOf(keys)) {
      COSObject object = document.getObjectFromPool(key);
      check(object == null ? null : object.getObject(), 0);
    }
  }

  private static void check(@Nullable COSBase object, int depth) {
    if (depth > DEEPEST) {
      throw PdfPages.damaged();
    }
    switch (object) {
      case COSStream stream -> {
        check(stream);
        checkDictionary(stream, depth);
      }
      case COSDictionary dictionary -> checkDictionary(dictionary, depth);
      case COSArray array -> {
        for (int i = 0; i < array.size(); i++) {
          check(array.get(i), depth + 1); // what it refers to comes by its own number
        }
      }
      case null, default -> {}
    }
  }

  private static void checkDictionary(COSDictionary dictionary, int depth) {
    for (COSName key : dictionary.keySet()) {
      if (ACTIVE.contains(key.getName())) {
        throw Refusal.unprocessable("pdf-active");
      }
      check(dictionary.getItem(key), depth + 1);
    }
    String action = dictionary.getNameAsString(COSName.S);
    if (action != null && ACTIONS.contains(action)) {
      throw Refusal.unprocessable("pdf-active");
    }
  }

  private static void check(COSStream stream) {
    if (stream.getLength() <= MOST_UNMEASURED) {
      return;
    }
    COSBase filters = stream.getFilters();
    if (isUnmeasured(filters)) {
      throw Refusal.unprocessable("pdf-holds-too-much");
    }
    if (filters instanceof COSArray chain) {
      for (int i = 0; i < chain.size(); i++) {
        if (isUnmeasured(chain.getObject(i))) {
          throw Refusal.unprocessable("pdf-holds-too-much");
        }
      }
    }
  }

  private static boolean isUnmeasured(@Nullable COSBase filter) {
    return filter instanceof COSName name && UNMEASURED.contains(name.getName());
  }
}
