package ir.takmil.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.directory.CentreIndex.Point;
import ir.takmil.provider.directory.CentreIndex.Shown;
import ir.takmil.provider.directory.CentreMap.Cluster;
import ir.takmil.provider.directory.CentreMap.Grid;
import ir.takmil.provider.directory.CentreMap.Spot;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CentreMapTest {
  @Provide
  Arbitrary<List<Point>> places() {
    return Combinators.combine(
            Arbitraries.doubles().between(24, 40.5), Arbitraries.doubles().between(43.5, 64))
        .as(Point::new)
        .list()
        .ofMaxSize(1200);
  }

  private static CentreMap map(List<Point> places, int zoom) {
    var grid = new Grid(zoom);
    for (int i = 0; i < places.size(); i++) {
      grid.add(new Spot(i, places.get(i)));
    }
    return grid.map(spot ->
        new Shown(
            new CentreId("c" + spot.doc()), "مرکز", CentreKind.CLINIC, "همه خدمات", spot.at()));
  }

  /** Alone or in a cluster, each is there once; and no map is too much to be drawn. */
  @Property(tries = 200)
  void everyCentreIsCountedOnce(
      @ForAll("places") List<Point> places, @ForAll @IntRange(max = 20) int zoom) {
    CentreMap map = map(places, zoom);
    int clustered = map.clusters().stream().mapToInt(Cluster::count).sum();
    assertThat(map.centres().size() + clustered).isEqualTo(places.size());
    assertThat(map.total()).isEqualTo(places.size());
    assertThat(map.centres().size() + map.clusters().size()).isLessThanOrEqualTo(500);
    assertThat(map.centres()).doesNotHaveDuplicates();
    for (Cluster cluster : map.clusters()) {
      assertThat(cluster.count()).isGreaterThan(1);
      assertThat(cluster.latitude()).isBetween(cluster.south() - 1e-9, cluster.north() + 1e-9);
      assertThat(cluster.longitude()).isBetween(cluster.west() - 1e-9, cluster.east() + 1e-9);
    }
  }

  /** From farther away there are no more things to see. */
  @Property(tries = 100)
  void aFartherZoomShowsNoMore(
      @ForAll("places") List<Point> places, @ForAll @IntRange(min = 1, max = 20) int zoom) {
    CentreMap near = map(places, zoom);
    CentreMap far = map(places, zoom - 1);
    assertThat(far.centres().size() + far.clusters().size())
        .isLessThanOrEqualTo(near.centres().size() + near.clusters().size());
  }
}
