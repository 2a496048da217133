package ir.takmil.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.Eventually;
import ir.takmil.platform.testing.Packaged;
import ir.takmil.platform.testing.StoreAlone;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.testing.Timings;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.centre.Opening;
import ir.takmil.provider.centre.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures, printed: {@code ./takmil bench provider}. The packaged service, started as the suite
 * starts it, on the local stand-in for MongoDB in a process of its own, with 50,000 invented
 * centres; the load, the broker and the issuer of tokens are in this one. Requests are sent at set
 * times and measured from when they were due. Not a test by its name, so that no test run waits.
 */
class MeasuredDirectory {
  private static final int CENTRES = 50_000;
  private static final int BATCH = 1000;
  private static final int A_SECOND = 50;
  private static final int HEAP = 192;

  /** Long ago, so that neither what catches up nor what looks for pairs has any work with them. */
  private static final Instant THEN = Instant.parse("2025-03-21T08:00:00Z");

  private static final List<String> FIRST =
      List.of("محب", "مهر", "سپید", "آذر", "پارس", "رازی", "سینا", "نور", "یاس", "البرز", "کوثر");
  private static final List<String> SECOND =
      List.of("مهر", "سبز", "نیکان", "آزما", "گستر", "یکتا", "شهریار", "امید", "دانش", "کویر");
  private static final List<String> SERVICES =
      List.of("PHARMACY", "RADIOLOGY", "SPECIALIST_VISIT", "LABORATORY", "DENTISTRY");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @AutoClose private static final Packaged.Store store = Packaged.Store.start();

  private final Random random = new Random(5);

  /** Three of four are open, whatever the hour. */
  private Centre invented(int n) {
    List<Places.Province> provinces = Places.IRAN.all();
    Places.Province province = provinces.get(n % provinces.size());
    String name = one(FIRST) + " " + one(SECOND) + " " + one(FIRST) + " " + n;
    List<Opening> hours =
        List.of(DayOfWeek.values()).stream()
            .map(day -> new Opening(day, LocalTime.of(n % 24, 0), LocalTime.of((n + 18) % 24, 0)))
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
    return new Centre(new CentreId("c" + n), null, listing, null, List.of(), THEN, 1, List.of());
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  @Test
  void fiftyThousandCentres() throws Exception {
    started("none").close(); // and has looked for pairs until now
    write();
    try (Packaged service = started("%d centres".formatted(CENTRES))) {
      var asking = new Asking(service.port());
      Eventually.eventually(() -> { // on a busy machine it opens before it is filled
        assertThat(asking.send("/centres").get("total").asInt()).isEqualTo(CENTRES);
      });

      Timings.openLoop(20 * A_SECOND, A_SECOND, turn -> asking.send(search(turn)));
      Timings.openLoop(30 * A_SECOND, A_SECOND, turn -> asking.send(search(turn)))
          .print("search, mixed, of %d centres, %d/s".formatted(CENTRES, A_SECOND));
      Timings.openLoop(2 * A_SECOND, A_SECOND, turn -> asking.send(map(turn)));
      Timings.openLoop(6 * A_SECOND, A_SECOND, turn -> asking.send(map(turn)))
          .print("map box of %d centres, %d/s".formatted(CENTRES, A_SECOND));
      var alone = new ArrayList<Long>();
      for (int n = 0; n < 100; n++) {
        long began = System.nanoTime();
        asking.send("/centres/map?south=24&west=44&north=40.5&east=64&zoom=5");
        alone.add(System.nanoTime() - began);
      }
      new Timings(alone).print("map of all %d centres, one after another".formatted(CENTRES));
    }
  }

  /** Its index is filled before it takes requests, where that is done within a minute. */
  private static Packaged started(String with) throws Exception {
    long began = System.nanoTime();
    Packaged service =
        Packaged.start(
            store, "provider-service", HEAP, Map.of("TAKMIL_INSURER_KEY", Packaged.key()));
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "FIGURE directory with %s: takes requests %.1f s after its start, %d MiB of %d live%n",
        with, seconds, service.live(), HEAP);
    return service;
  }

  /** All of them before the service starts, as they stand when they have been announced. */
  private void write() {
    Integer written =
        StoreAlone.at(
            store.uri(),
            "provider",
            "ir.takmil.provider",
            mongo -> {
              for (int first = 0; first < CENTRES; first += BATCH) {
                mongo.insertAll(
                    IntStream.range(first, first + BATCH).mapToObj(this::invented).toList());
              }
              return CENTRES;
            });
    assertThat(written).isEqualTo(CENTRES);
  }

  private static String search(int turn) {
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

  private static String map(int turn) {
    int south = 24 + turn % 12;
    int west = 44 + turn % 15;
    return "/centres/map?south=%d&west=%d&north=%d&east=%d&zoom=%d"
        .formatted(south, west, south + 4, west + 5, 5 + turn % 8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Asking(int port, String token) {
    Asking(int port) {
      this(port, TestTokens.person("provider-service", "p"));
    }

    JsonNode send(String path) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", "Bearer " + token)
              .build();
      try {
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }
}
