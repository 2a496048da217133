package ir.takmil.provider.directory;

import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.Listing;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** By what a second listing of the same house is found: its phone, its place, or its whole name. */
public final class Alike {
  public static final int NEAR_METRES = 150;

  /** There are that many in one house seldom, and in no list that a person reads. */
  static final int MOST = 100;

  private static final double METRES_A_DEGREE = 111_195;

  private Alike() {}

  static Query query(Centre centre) {
    Listing listing = centre.listing();
    var any = new BooleanQuery.Builder();
    numbers(listing).forEach(number -> any.add(term("phone", number), Occur.SHOULD));
    Double latitude = listing.latitude();
    Double longitude = listing.longitude();
    if (latitude != null && longitude != null) {
      any.add(around(latitude, longitude), Occur.SHOULD);
    }
    var name = new BooleanQuery.Builder();
    Names.telling(listing.name()).forEach(word -> name.add(term("name", word), Occur.MUST));
    name.add(term("city", PersianText.searchable(listing.city())), Occur.MUST);
    any.add(name.build(), Occur.SHOULD);
    return new BooleanQuery.Builder()
        .add(any.build(), Occur.FILTER)
        .add(term("kind", listing.kind().name()), Occur.FILTER)
        .add(term("id", centre.id().value()), Occur.MUST_NOT)
        .build();
  }

  /** The square that holds all that is near; degrees of longitude are shorter the farther north. */
  private static Query around(double latitude, double longitude) {
    double south = NEAR_METRES / METRES_A_DEGREE;
    double west = south / Math.cos(Math.toRadians(latitude));
    return DoublePoint.newRangeQuery(
        "position",
        new double[] {latitude - south, longitude - west},
        new double[] {latitude + south, longitude + west});
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /** Its phones in one form: digits only, as they are dialled inside of Iran. */
  public static List<String> numbers(Listing listing) {
    return listing.phones().stream()
        .map(phone -> PersianText.digits(phone).replaceAll("[^0-9]", ""))
        .map(digits -> digits.replaceFirst("^(00)?98", "0"))
        .toList();
  }
}
