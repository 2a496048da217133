package ir.takmil.provider.directory;

import ir.takmil.provider.directory.CentreIndex.Point;
import ir.takmil.provider.directory.CentreIndex.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.NumericUtils;

/**
 * What a map shows: a centre that stands alone in its cell, and of more than one a cluster. Cells
 * are as wide as 64 pixels of a web map at that zoom, and wider where there would be too many.
 *
 * @param total of all centres in it, alone or in clusters
 */
record CentreMap(List<Shown> centres, List<Cluster> clusters, long total) {
  private static final int MOST = 500;

  /**
   * @param latitude and longitude: where its centres are on average
   * @param south and so on: what one has to see to see them all
   */
  record Cluster(
      int count,
      double latitude,
      double longitude,
      double south,
      double west,
      double north,
      double east) {

    private static Cluster of(List<Spot> spots) {
      double south = Double.POSITIVE_INFINITY;
      double west = Double.POSITIVE_INFINITY;
      double north = Double.NEGATIVE_INFINITY;
      double east = Double.NEGATIVE_INFINITY;
      double latitudes = 0;
      double longitudes = 0;
      for (Spot spot : spots) {
        south = Math.min(south, spot.at().latitude());
        north = Math.max(north, spot.at().latitude());
        west = Math.min(west, spot.at().longitude());
        east = Math.max(east, spot.at().longitude());
        latitudes += spot.at().latitude();
        longitudes += spot.at().longitude();
      }
      int count = spots.size();
      return new Cluster(count, latitudes / count, longitudes / count, south, west, north, east);
    }
  }

  /** A centre by its place in the index. */
  record Spot(int doc, Point at) {}

  private record Cell(long row, long column) {
    Cell twiceAsWide() {
      return new Cell(Math.floorDiv(row, 2), Math.floorDiv(column, 2));
    }
  }

  /** Where centres are, by cell. */
  static final class Grid {
    private final double degrees;
    private final Map<Cell, List<Spot>> cells = new HashMap<>();

    Grid(int zoom) {
      this.degrees = 360 / Math.pow(2, zoom) / 4;
    }

    void add(Spot spot) {
      var cell =
          new Cell(
              (long) Math.floor(spot.at().latitude() / degrees),
              (long) Math.floor(spot.at().longitude() / degrees));
      cells.computeIfAbsent(cell, empty -> new ArrayList<>()).add(spot);
    }

    CentreMap map(Function<Spot, Shown> shown) {
      Map<Cell, List<Spot>> shownCells = cells;
      while (shownCells.size() > MOST) {
        var wider = new HashMap<Cell, List<Spot>>();
        shownCells.forEach((cell, spots) ->
            wider.computeIfAbsent(cell.twiceAsWide(), empty -> new ArrayList<>()).addAll(spots));
        shownCells = wider;
      }
      var centres = new ArrayList<Shown>();
      var clusters = new ArrayList<Cluster>();
      long total = 0;
      for (List<Spot> spots : shownCells.values()) {
        total += spots.size();
        if (spots.size() == 1) {
          centres.add(shown.apply(spots.getFirst()));
        } else {
          clusters.add(Cluster.of(spots));
        }
      }
      return new CentreMap(List.copyOf(centres), List.copyOf(clusters), total);
    }

    static CollectorManager<?, Grid> collecting(int zoom) {
      return new CollectorManager<Collecting, Grid>() {
        @Override
        public Collecting newCollector() {
          return new Collecting();
        }

        @Override
        public Grid reduce(Collection<Collecting> parts) {
          var grid = new Grid(zoom);
          parts.forEach(part -> part.spots.forEach(grid::add));
          return grid;
        }
      };
    }
  }

  /** Those without a position are on no map. */
  private static final class Collecting extends SimpleCollector {
    private final List<Spot> spots = new ArrayList<>();
    private NumericDocValues latitudes = DocValues.emptyNumeric();
    private NumericDocValues longitudes = DocValues.emptyNumeric();
    private int base;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      latitudes = DocValues.getNumeric(context.reader(), "latitude");
      longitudes = DocValues.getNumeric(context.reader(), "longitude");
      base = context.docBase;
    }

    @Override
    public void collect(int doc) throws IOException {
      if (latitudes.advanceExact(doc) && longitudes.advanceExact(doc)) {
        var at =
            new Point(
                NumericUtils.sortableLongToDouble(latitudes.longValue()),
                NumericUtils.sortableLongToDouble(longitudes.longValue()));
        spots.add(new Spot(base + doc, at));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
