package ir.takmil.provider.directory;

import ir.takmil.platform.value.PersianText;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Week;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What centres are found by and what a list shows of them, in this process's memory, made anew at
 * each start. The store is the truth: who looks at one centre is shown what stands there.
 */
@Component
class CentreIndex {
  private static final SortField BY_ID = new SortField("by-id", SortField.Type.STRING);
  private static final Sort BY_NAME =
      new Sort(new SortField("by-name", SortField.Type.STRING), BY_ID);

  /** Between a province and its city; nobody can type it. */
  private static final String PART = "\u001f";

  /** What is kept of a listing is read by this class alone. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final IndexWriter writer;
  private final SearcherManager searchers;

  CentreIndex() {
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(Names.ANALYSIS));
      searchers = new SearcherManager(writer, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @PreDestroy
  void close() throws IOException {
    searchers.close();
    writer.close();
  }

  /** A position, in degrees. */
  record Point(double latitude, double longitude) {}

  /**
   * @param metres from where somebody is; null where nobody is anywhere, or it has no position
   */
  record Hit(CentreId id, Listing listing, @Nullable Long metres) {}

  record Hits(List<Hit> page, long total) {}

  /** As they are now; one that is merged into another is found no more. */
  void put(Collection<Centre> centres) {
    try {
      for (Centre centre : centres) {
        var id = new Term("id", centre.id().value());
        if (centre.isListed()) {
          writer.updateDocument(id, document(centre));
        } else {
          writer.deleteDocuments(id);
        }
      }
      searchers.maybeRefreshBlocking();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Document document(Centre centre) {
    Listing listing = centre.listing();
    var document = new Document();
    document.add(new StringField("id", centre.id().value(), Field.Store.YES));
    document.add(new SortedDocValuesField("by-id", new BytesRef(centre.id().value())));
    document.add(new TextField("name", listing.name(), Field.Store.YES));
    // A half-space parts two words; people also write them as one.
    document.add(new TextField("name", listing.name().replace("\u200c", ""), Field.Store.NO));
    document.add(
        new SortedDocValuesField("by-name", new BytesRef(PersianText.searchable(listing.name()))));
    exact(document, "province", PersianText.searchable(listing.province()));
    exact(document, "city", PersianText.searchable(listing.city()));
    exact(document, "place", listing.province() + PART + listing.city());
    exact(document, "affiliation", PersianText.searchable(listing.affiliation()));
    exact(document, "kind", listing.kind().name());
    document.add(new StoredField("kind-of", listing.kind().name()));
    document.add(new StoredField("scope", listing.scope()));
    document.add(new StoredField("listing", JSON.writeValueAsBytes(listing)));
    Alike.numbers(listing).forEach(number -> exact(document, "phone", number));
    listing.services().forEach(service -> exact(document, "service", service));
    for (Week.Span open : Week.of(listing.openingHours()).spans()) {
      document.add(new IntRange("open", new int[] {open.first()}, new int[] {open.last()}));
    }
    document.add(new LongPoint("start", listing.contractStart().toEpochDay()));
    var end = listing.contractEnd();
    document.add(new LongPoint("end", end == null ? Long.MAX_VALUE : end.toEpochDay()));
    Double latitude = listing.latitude();
    Double longitude = listing.longitude();
    if (latitude != null && longitude != null) {
      document.add(new DoublePoint("position", latitude, longitude));
      document.add(new DoubleDocValuesField("latitude", latitude));
      document.add(new DoubleDocValuesField("longitude", longitude));
      document.add(new LatLonDocValuesField("at", latitude, longitude));
    }
    return document;
  }

  private static void exact(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  /**
   * By name; where somebody is somewhere, nearest first, and those without a position last.
   *
   * @param page from 0
   */
  Hits search(Query wanted, @Nullable Point near, int page, int size) {
    return with(searcher -> {
      Sort order =
          near == null
              ? BY_NAME
              : new Sort(
                  LatLonDocValuesField.newDistanceSort("at", near.latitude(), near.longitude()),
                  BY_ID);
      int first = page * size;
      TopFieldDocs found =
          searcher.search(
              wanted, new TopFieldCollectorManager(order, first + size, Integer.MAX_VALUE));
      var hits = new ArrayList<Hit>();
      for (int i = first; i < found.scoreDocs.length; i++) {
        hits.add(hit(searcher, found.scoreDocs[i], near != null));
      }
      return new Hits(List.copyOf(hits), found.totalHits.value());
    });
  }

  private static Hit hit(IndexSearcher searcher, ScoreDoc found, boolean measured)
      throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    BytesRef listing = document.getBinaryValue("listing");
    double metres =
        measured && found instanceof FieldDoc sorted && sorted.fields[0] instanceof Double distance
            ? distance
            : Double.POSITIVE_INFINITY;
    return new Hit(
        new CentreId(document.get("id")),
        JSON.readValue(listing.bytes, listing.offset, listing.length, Listing.class),
        Double.isInfinite(metres) ? null : Math.round(metres));
  }

  /** One centre as a map shows it. */
  record Shown(CentreId id, String name, CentreKind kind, String scope, Point at) {}

  /** Every centre that is wanted and has a position. */
  CentreMap map(Query wanted, int zoom) {
    return with(searcher -> {
      CentreMap.Grid grid = searcher.search(wanted, CentreMap.Grid.collecting(zoom));
      return grid.map(doc -> shown(searcher, doc));
    });
  }

  private static Shown shown(IndexSearcher searcher, CentreMap.Spot spot) {
    try {
      Document document = searcher.storedFields().document(spot.doc());
      return new Shown(
          new CentreId(document.get("id")),
          document.get("name"),
          CentreKind.valueOf(document.get("kind-of")),
          document.get("scope"),
          spot.at());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Where there are centres: by province, its cities. */
  Map<String, List<String>> places() {
    return with(searcher -> {
      var places = new TreeMap<String, List<String>>();
      Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), "place");
      if (terms != null) {
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          String[] parts = term.utf8ToString().split(PART, 2);
          places.computeIfAbsent(parts[0], province -> new ArrayList<>()).add(parts[1]);
        }
      }
      return places;
    });
  }

  int size() {
    return writer.getDocStats().numDocs;
  }

  private interface Search<T> {
    T in(IndexSearcher searcher) throws IOException;
  }

  private <T> T with(Search<T> search) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search.in(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
