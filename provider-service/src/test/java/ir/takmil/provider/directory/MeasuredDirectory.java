package ir.takmil.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.WholeService;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Centres;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Opening;
import ir.takmil.provider.centre.Places;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Figures, printed: {@code ./takmil bench provider}. The whole service over HTTP, with the local
 * stand-in for MongoDB in the same process, and 50,000 invented centres. Requests are sent at set
 * times and measured from when they were due. Not a test by its name, so that no test run waits.
 */
@TestPropertySource(properties = "takmil.duplicates.look-every=1h")
class MeasuredDirectory extends WholeService {
  private static final int CENTRES = 50_000;
  private static final int A_SECOND = 50;
  private static final List<String> FIRST =
      List.of("محب", "مهر", "سپید", "آذر", "پارس", "رازی", "سینا", "نور", "یاس", "البرز", "کوثر");
  private static final List<String> SECOND =
      List.of("مهر", "سبز", "نیکان", "آزما", "گستر", "یکتا", "شهریار", "امید", "دانش", "کویر");
  private static final List<String> SERVICES =
      List.of("PHARMACY", "RADIOLOGY", "SPECIALIST_VISIT", "LABORATORY", "DENTISTRY");

  @Autowired private MongoTemplate mongo;
  @Autowired private Centres centres;
  @Autowired private CentreIndex index;
  @Autowired private IndexFeed feed;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(5);

  private Centre invented(int n) {
    List<Places.Province> provinces = Places.IRAN.all();
    Places.Province province = provinces.get(n % provinces.size());
    String name = one(FIRST) + " " + one(SECOND) + " " + one(FIRST) + " " + n;
    List<Opening> hours =
        List.of(DayOfWeek.values()).stream()
            .map(day -> new Opening(day, LocalTime.of(n % 8 + 6, 0), LocalTime.of(22, 0)))
            .toList();
    var listing =
        new Listing(
            name,
            CentreKind.values()[n % CentreKind.values().length],
            n % 3 == 0 ? "دولتی" : "خصوصی",
            province.name(),
            one(province.cities()),
            "خیابان مطهری، پلاک " + n,
            List.of("021-%08d".formatted(n)),
            "",
            25 + random.nextDouble() * 14,
            45 + random.nextDouble() * 17,
            LocalDate.parse("2025-03-21"),
            null,
            "همه خدمات",
            List.of(one(SERVICES)),
            hours);
    return new Centre(
        new CentreId("c" + n), null, listing, null, List.of(), clock.instant(), 1, List.of());
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  @Test
  void fiftyThousandCentres() throws Exception {
    var batch = new ArrayList<Centre>();
    for (int n = 0; n < CENTRES; n++) {
      batch.add(invented(n));
      if (batch.size() == 1000) {
        mongo.insertAll(batch);
        batch.clear();
      }
    }
    fill();
    while (index.size() < CENTRES) {
      LockSupport.parkNanos(100_000_000);
    }
    assertThat(feed.isFilled()).isTrue();

    openLoop(20 * A_SECOND, this::search);
    print("search, mixed", openLoop(30 * A_SECOND, this::search));
    openLoop(2 * A_SECOND, this::map);
    print("map box", openLoop(6 * A_SECOND, this::map));
    String everything = "/centres/map?south=24&west=44&north=40.5&east=64&zoom=5";
    var alone = new ArrayList<Long>();
    for (int n = 0; n < 100; n++) {
      long began = System.nanoTime();
      ask(everything);
      alone.add(System.nanoTime() - began);
    }
    print("map of all centres, one after another", alone.stream().sorted().toList());
  }

  /** An index of its own, filled from the store as at the start. */
  private void fill() throws Exception {
    long before = used();
    long began = System.nanoTime();
    var fresh = new CentreIndex();
    centres.each(fresh::put);
    double seconds = (System.nanoTime() - began) / 1e9;
    double mebibytes = (used() - before) / 1048576.0;
    System.out.printf(
        "FIGURE index of %d centres: filled in %.1f s, %.1f MiB of heap%n",
        fresh.size(), seconds, mebibytes);
    fresh.close();
  }

  private static long used() {
    for (int times = 0; times < 3; times++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private String search(int turn) {
    String page = "&page=" + turn % 3;
    return switch (turn % 6) {
      case 0 -> "/centres?name=" + encoded(FIRST.get(turn % FIRST.size())) + page;
      case 1 -> "/centres?name=" + encoded("مهر " + SECOND.get(turn % SECOND.size())) + page;
      case 2 -> "/centres?province=" + encoded("تهران") + "&kind=PHARMACY" + page;
      case 3 ->
          "/centres?latitude=35." + turn % 100 + "&longitude=51." + turn % 100 + "&openNow=true";
      case 4 -> "/centres?service=RADIOLOGY&contracted=true" + page;
      default -> "/centres?south=35&west=51&north=36&east=52" + page;
    };
  }

  private String map(int turn) {
    int south = 24 + turn % 12;
    int west = 44 + turn % 15;
    return "/centres/map?south=%d&west=%d&north=%d&east=%d&zoom=%d"
        .formatted(south, west, south + 4, west + 5, 5 + turn % 8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void ask(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Authorization", "Bearer " + insured("p"))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** At set times, whether the one before has answered or not; nanoseconds, the quickest first. */
  private List<Long> openLoop(int times, IntFunction<String> path) throws Exception {
    var took = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long began = System.nanoTime();
      for (int i = 0; i < times; i++) {
        String asked = path.apply(i);
        long due = began + i * (1_000_000_000L / A_SECOND);
        LockSupport.parkNanos(due - System.nanoTime());
        took.add(
            threads.submit(() -> {
              ask(asked);
              return System.nanoTime() - due;
            }));
      }
    }
    var all = new ArrayList<Long>();
    for (Future<Long> one : took) {
      all.add(one.get());
    }
    return all.stream().sorted().toList();
  }

  private static void print(String what, List<Long> sorted) {
    System.out.printf(
        "FIGURE %s of %d centres, %d/s: n %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        CENTRES,
        A_SECOND,
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1e6,
        sorted.getLast() / 1e6);
  }
}
