package ir.takmil.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.testing.StoreAlone;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.CentreTest;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.PhysicianId;
import ir.takmil.provider.physician.ServiceSpecialties;
import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** A document that one process wrote is read by another that has not written any. */
class DocumentsTest {

  static Stream<Object> everything() {
    Instant now = Instant.parse("2026-11-21T08:00:00Z");
    LocalDate from = LocalDate.parse("2026-03-21");
    return Stream.of(
        CentreTest.centre(),
        Tariff.set(
            new TariffId("t1"),
            new Price("RADIOLOGY", CentreKind.CLINIC, from, from, Rials.of(1)),
            now),
        Tariff.set(
            new TariffId("t1"),
            new Price("RADIOLOGY", null, from, null, Rials.of(Long.MAX_VALUE)),
            now),
        CentreTest.centre().mergeInto(new CentreId("c2"), "operator1", now),
        ServiceSpecialties.of("MRI").set(List.of("رادیولوژی"), now),
        Physician.enrol(
            new PhysicianId("p1"),
            new Physician.Enrolment(
                new CouncilCode("ن ۹۹۱۰۱"),
                "ماندانا",
                "سپهری",
                "داخلی",
                List.of(new CentreId("c1"))),
            now));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void comesBackAsItWas(Object thing) {
    Document stored =
        fresh(converter -> {
          var document = new Document();
          converter.write(thing, document);
          return document;
        });

    assertThat((Object) fresh(converter -> converter.read(thing.getClass(), stored)))
        .isEqualTo(thing);
    assertThat(stored.toString()).doesNotContain("ir.takmil").doesNotContain("_class");
  }

  private static <T> T fresh(Function<MongoConverter, T> work) {
    return StoreAlone.at(
        BackingServices.storeUri(),
        "documents-" + UUID.randomUUID(),
        "ir.takmil.provider",
        mongo -> work.apply(mongo.getConverter()));
  }
}
