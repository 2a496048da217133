package ir.takmil.provider.directory;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.fa.PersianCharFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of names in one form, however ya, kaf, heh, hamza, digits and half-spaces are typed.
 * Lucene's own analysis of Persian is for texts: it takes words away and cuts endings off, which
 * loses names.
 */
public final class Names extends Analyzer {
  static final Names ANALYSIS = new Names();

  /** Few people type the hamza of «مؤسسه» and «پائیز». */
  private static final NormalizeCharMap HAMZA = hamza();

  /** What centres of a kind are called alike; «پزشکی», «دکتر» and what parts such a word. */
  private static final Set<String> COMMON =
      Set.copyOf(
          words(
              """
              بیمارستان داروخانه درمانگاه کلینیک پلی‌کلینیک مرکز مطب دکتر آزمایشگاه پاتوبیولوژی
              تصویربرداری تصویر برداری رادیولوژی سونوگرافی دندان‌پزشکی دندانپزشکی پزشکی درمانی
              تخصصی فوق‌تخصصی شبانه‌روزی شبانهروزی مؤسسه خصوصی عمومی\
              """));

  private Names() {}

  private static NormalizeCharMap hamza() {
    var map = new NormalizeCharMap.Builder();
    map.add("\u0624", "\u0648");
    map.add("\u0626", "\u06cc");
    return map.build();
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var words = new StandardTokenizer();
    return new TokenStreamComponents(words, normalised(words));
  }

  private static TokenStream normalised(TokenStream words) {
    TokenStream digits = new DecimalDigitFilter(new LowerCaseFilter(words));
    return new PersianNormalizationFilter(new ArabicNormalizationFilter(digits));
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new PersianCharFilter(new MappingCharFilter(HAMZA, reader));
  }

  /** The words that tell a centre from others of its kind; all of them, where none does. */
  public static List<String> telling(String name) {
    List<String> words = words(name);
    List<String> telling = words.stream().filter(word -> !COMMON.contains(word)).toList();
    return telling.isEmpty() ? words : telling;
  }

  /** What is typed, as words in that form. */
  static List<String> words(String typed) {
    var words = new ArrayList<String>();
    try (TokenStream stream = ANALYSIS.tokenStream("name", typed)) {
      var word = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(word.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return words;
  }
}
