package ir.takmil.provider.directory;

import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Tehran;
import ir.takmil.provider.centre.Week;
import java.time.Instant;
import java.time.LocalDateTime;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** What somebody looks for, as the index is asked. */
final class Looking {
  private final BooleanQuery.Builder all = new BooleanQuery.Builder();

  private Looking() {}

  static Query query(Wanted wanted, Instant now) {
    var looking = new Looking();
    looking.all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    looking.text("province", wanted.province());
    looking.text("city", wanted.city());
    looking.text("affiliation", wanted.affiliation());
    looking.exactly("service", wanted.service());
    looking.exactly("kind", wanted.kind() == null ? null : wanted.kind().name());
    if (wanted.name() != null) {
      looking.must(name(wanted.name()));
    }
    if (wanted.open()) {
      int[] minute = {Week.minuteOf(LocalDateTime.ofInstant(now, Tehran.ZONE))};
      looking.must(IntRange.newIntersectsQuery("open", minute, minute));
    }
    if (wanted.contracted()) {
      long today = Tehran.dayOf(now).toEpochDay();
      looking.must(LongPoint.newRangeQuery("start", Long.MIN_VALUE, today));
      looking.must(LongPoint.newRangeQuery("end", today, Long.MAX_VALUE));
    }
    Wanted.Box box = wanted.box();
    if (box != null) {
      looking.must(
          DoublePoint.newRangeQuery(
              "position",
              new double[] {box.south(), box.west()},
              new double[] {box.north(), box.east()}));
    }
    return looking.all.build();
  }

  /** A half-space that is typed may stand between two words there, or nowhere. */
  private static Query name(String typed) {
    return new BooleanQuery.Builder()
        .add(words(typed), Occur.SHOULD)
        .add(words(typed.replace("\u200c", "")), Occur.SHOULD)
        .build();
  }

  private static Query words(String typed) {
    var all = new BooleanQuery.Builder();
    all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    Names.words(typed)
        .forEach(word -> all.add(new PrefixQuery(new Term("name", word)), Occur.FILTER));
    return all.build();
  }

  private void text(String field, @Nullable String typed) {
    if (typed != null && !typed.isBlank()) {
      exactly(field, PersianText.searchable(typed));
    }
  }

  private void exactly(String field, @Nullable String value) {
    if (value != null) {
      must(new TermQuery(new Term(field, value)));
    }
  }

  private void must(Query query) {
    all.add(query, Occur.FILTER);
  }
}
