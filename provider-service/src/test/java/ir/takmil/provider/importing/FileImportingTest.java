package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.sheet.SpoiltBooks;
import ir.takmil.platform.testing.FileDoors;
import ir.takmil.platform.testing.FileDoors.Answer;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.Tariffs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/** A file on its whole road: sent, looked at, mended, applied, written out and sent again. */
class FileImportingTest extends DirectoryFiles {
  @Test
  void centresAreShownMendedAndApplied() {
    String faulty = FileDoors.newId();
    String wrong =
        CENTRES + centre("الف", "021;1405/01/01;همه;") + centre("ب", "؟؟؟;1405/01/01;همه;گاهی");
    assertThat(send(faulty, "CENTRES", wrong).body().get("state").asString()).isEqualTo("READING");
    Answer read = doors.until(faulty, "FAULTY");
    assertThat(read.count("faults")).isEqualTo(2);
    assertThat(doors.faults(faulty))
        .containsExactly("3 تلفن phones-wrong", "3 ساعت کار opening-hours-wrong");
    assertThat(doors.apply(faulty, read.etag()).code()).isEqualTo("import-not-ready");

    String id = FileDoors.newId();
    String right =
        CENTRES
            + centre("الف", "021;1405/01/01;همه;")
            + centre("ب", ";1405/01/01;فقط قلب;هر روز ۸-۱۲");
    assertThat(send(id, "CENTRES", right).status()).isEqualTo(201);
    assertThat(send(id, "CENTRES", right).status()).isEqualTo(200);
    assertThat(send(id, "TARIFFS", right).code()).isEqualTo("import-of-another-file");
    Answer previewed = doors.until(id, "PREVIEWED");
    assertThat(previewed.count("joined")).isEqualTo(2);
    assertThat(doors.differences(id, "JOINED").at("/items/1/title").asString())
        .isEqualTo(mark + " ب، میبد");
    assertThat(found()).as("a preview writes nothing").isEmpty();
    assertThat(doors.apply(id, null).status()).isEqualTo(428);
    assertThat(doors.apply(id, "\"1\"").status()).isEqualTo(412);
    assertThat(doors.apply(id, previewed.etag()).status()).isEqualTo(202);
    doors.until(id, "APPLIED");

    String centre = foundAsSoonAs(2).getFirst().get("id").asString();
    assertThat(said("provider.centre", centre, 1)).hasSize(1);
    assertThat(doors.discard(id).code()).isEqualTo("import-started");
  }

  /** What somebody else has changed since is not put back unseen. */
  @Test
  void whatWasChangedSinceThePreviewIsPassedOver() {
    String centre = kept(mark + " الف", "خیابان ۱", List.of());
    applied("TARIFFS", TARIFFS + service + ";مطب;1405/01/01;;1000\n");
    String tariff =
        tree(get(operator(), "/tariffs?service=" + service)).at("/items/0/id").asString();
    String ofCentre = FileDoors.newId();
    send(ofCentre, "CENTRES", CENTRES + centre("الف", "021;1405/01/01;همه;"));
    Answer centrePreviewed = doors.until(ofCentre, "PREVIEWED");
    assertThat(centrePreviewed.count("changed")).isEqualTo(1);
    String ofTariff = FileDoors.newId();
    send(
        ofTariff,
        "TARIFFS",
        TARIFFS + service + ";مطب;1405/01/01;;2000\n" + service + ";همه;1405/01/01;;1\n");
    Answer tariffPreviewed = doors.until(ofTariff, "PREVIEWED");

    var corrected = new LinkedHashMap<>(listing(mark + " الف"));
    corrected.put("address", "خیابان درست");
    put(operator(), "/centres/" + centre, corrected);
    put(operator(), "/tariffs/" + tariff, price(3000, "PHYSICIAN_OFFICE"));
    put(operator(), "/tariffs/" + UUID.randomUUID(), price(7, null));

    doors.apply(ofCentre, centrePreviewed.etag());
    doors.apply(ofTariff, tariffPreviewed.etag());
    assertThat(doors.until(ofCentre, "APPLIED").body().get("rowsPassedOver").toString())
        .isEqualTo("[2]");
    assertThat(doors.until(ofTariff, "APPLIED").body().get("rowsPassedOver").toString())
        .isEqualTo("[2,3]");
    assertThat(tree(get(operator(), "/centres/" + centre)).get("address").asString())
        .isEqualTo("خیابان درست");
    assertThat(tree(get(operator(), "/tariffs/" + tariff)).get("unitPrice").asLong())
        .isEqualTo(3000);
  }

  private Map<String, Object> price(long amount, @Nullable String kind) {
    var price = new LinkedHashMap<String, Object>();
    price.put("serviceCode", service);
    price.put("centreKind", kind);
    price.put("from", "2026-03-21");
    price.put("unitPrice", amount);
    return price;
  }

  /** Of an earlier release, which did not keep what there is one of. */
  @Test
  void aTariffOfAnEarlierReleaseIsKnownToo(
      @Autowired MongoTemplate mongo, @Autowired Tariffs tariffs) {
    applied("TARIFFS", TARIFFS + service + ";مطب;1405/01/01;;1000\n");
    mongo.updateFirst(
        Query.query(Criteria.where("price.serviceCode").is(service)),
        new Update().unset("slot"),
        Tariff.class);

    tariffs.rememberSlots();

    assertThat(applied("TARIFFS", TARIFFS + service + ";مطب;1405/01/01;;1000\n").count("unchanged"))
        .isEqualTo(1);
  }

  @Test
  void tariffsAreSetByServiceKindAndDay() {
    String row = service + ";مطب;1405/01/01;;1000\n";
    String twice = FileDoors.newId();
    send(twice, "TARIFFS", TARIFFS + row + row);
    doors.until(twice, "FAULTY");
    assertThat(doors.faults(twice)).containsExactly("3 از تاریخ tariff-twice");

    Answer applied =
        applied("TARIFFS", TARIFFS + row + service + ";همه;1405/07/01;1405/12/29;۲٬۰۰۰\n");
    assertThat(applied.count("joined")).isEqualTo(2);
    assertThat(applied("TARIFFS", TARIFFS + row).count("unchanged")).isEqualTo(1);
    String id = FileDoors.newId();
    send(id, "TARIFFS", TARIFFS + service + ";مطب;1405/01/01;1405/06/31;1500\n");
    doors.apply(id, doors.until(id, "PREVIEWED").etag());
    doors.until(id, "APPLIED");
    assertThat(doors.differences(id, "CHANGED").at("/items/0").toString())
        .isEqualTo(
            "{\"row\":2,\"title\":\"" + service + " · مطب\",\"fields\":[\"to\",\"unitPrice\"]}");

    JsonNode kept = tree(get(operator(), "/tariffs?service=" + service + "&kind=PHYSICIAN_OFFICE"));
    assertThat(kept.get("total").asInt()).isEqualTo(1);
    assertThat(kept.at("/items/0/unitPrice").asLong()).isEqualTo(1500);
    String tariff = kept.at("/items/0/id").asString();
    assertThat(said("provider.tariff", tariff, 2)).hasSize(2);
  }

  @Test
  void whatIsWrittenOutIsReadAgainUnchanged() throws IOException, InterruptedException {
    put(operator(), "/centres/" + UUID.randomUUID(), listing("=1+1 " + mark));
    applied("CENTRES", CENTRES + centre("الف", "021;1405/01/01;همه;شنبه ۸-۱۲"));
    applied("TARIFFS", TARIFFS + service + ";;1405/01/01;;1000\n");
    for (String subject : List.of("centres", "tariffs")) {
      byte[] written = file("/" + subject + "/export.xlsx");
      String id = FileDoors.newId();
      assertThat(
              doors
                  .send(id, "subject=" + subject.toUpperCase(), "application/octet-stream", written)
                  .status())
          .isEqualTo(201);
      Answer read = doors.until(id, "PREVIEWED");
      assertThat(doors.faults(id)).isEmpty();
      assertThat(read.count("joined") + read.count("changed")).as(subject).isZero();
      assertThat(read.count("unchanged")).isPositive();

      String empty = FileDoors.newId();
      byte[] template = file("/" + subject + "/export.xlsx?template=true");
      doors.send(empty, "subject=" + subject.toUpperCase(), "application/octet-stream", template);
      doors.until(empty, "FAULTY");
      assertThat(doors.faults(empty)).containsExactly("0  rows-missing");
    }
  }

  private byte[] file(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(base() + path))
                    .header("Authorization", "Bearer " + operator())
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).contains(".xlsx");
    return answer.body();
  }

  @Test
  void aPreviewThatAnotherFileOvertookIsNotApplied() {
    String older = FileDoors.newId();
    send(older, "TARIFFS", TARIFFS + service + ";مطب;1405/01/01;;1000\n");
    Answer previewed = doors.until(older, "PREVIEWED");
    clock.forward(Duration.ofSeconds(1));
    applied("CENTRES", CENTRES + centre("الف", ";1405/01/01;همه;"));
    clock.forward(Duration.ofSeconds(1));
    applied("TARIFFS", TARIFFS + service + ";مطب;1405/01/01;;1500\n");

    assertThat(doors.apply(older, previewed.etag()).code()).isEqualTo("import-outdated");
    assertThat(doors.discard(older).status()).isEqualTo(204);
    assertThat(doors.get("/" + older).status()).isEqualTo(404);
    assertThat(doors.get("?subject=TARIFFS").body().get("items").toString()).doesNotContain(older);
  }

  static Stream<Arguments> hostile() {
    return SpoiltBooks.all().filter(one -> String.valueOf(one.get()[2]).startsWith("file-"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void aHostileFileIsAFaultAndNothingElse(String what, byte[] file, String code) {
    String id = FileDoors.newId();
    assertThat(doors.send(id, "subject=CENTRES", "application/octet-stream", file).status())
        .isEqualTo(201);
    doors.until(id, "FAULTY");
    assertThat(doors.faults(id)).as(what).last().asString().endsWith(" " + code);
  }

  @Test
  void onlyOperatorsSendAndAuditorsLook() {
    var auditor =
        new FileDoors(
            URI.create(base()).getPort(),
            TestTokens.staff("provider-service", "auditor1", "auditor"));
    byte[] file = (TARIFFS + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(auditor.send(FileDoors.newId(), "subject=TARIFFS", "text/csv", file).status())
        .isEqualTo(403);
    assertThat(auditor.get("?subject=TARIFFS").status()).isEqualTo(200);
    assertThat(get(insured("p1"), "/tariffs/export.xlsx").getStatusCode().value()).isEqualTo(403);
    assertThat(doors.send(FileDoors.newId(), "subject=NOTHING", "text/csv", file).status())
        .isEqualTo(400);
  }
}
