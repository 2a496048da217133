package ir.takmil.provider.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.centre.Centre;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.centre.CentreTest;
import ir.takmil.provider.centre.Listing;
import ir.takmil.provider.physician.CouncilCode;
import ir.takmil.provider.physician.Physician;
import ir.takmil.provider.physician.PhysicianId;
import ir.takmil.provider.physician.ServiceSpecialties;
import ir.takmil.provider.tariff.Price;
import ir.takmil.provider.tariff.Tariff;
import ir.takmil.provider.tariff.TariffId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What we publish, held against the files that the others read. */
public class PublishedLanguageTest {
  private static final Path CONTRACTS = Path.of("../contracts/provider-service");
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      return files.filter(file -> file.toString().contains("examples/")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleEverCommittedIsValid(Path example) throws IOException {
    Path type = example.getParent().getParent();
    assertThat(schema(type).validate(Files.readString(example), InputFormat.JSON)).isEmpty();
  }

  static Stream<Message> said() {
    return Stream.of(
        centre(LocalDate.parse("2027-03-20")),
        centre(null),
        tariff(CentreKind.HOSPITAL, LocalDate.parse("2027-03-20")),
        tariff(null, null),
        merged(),
        physician(),
        specialties());
  }

  @ParameterizedTest
  @MethodSource("said")
  void whatIsReallySaidIsValid(Message message) throws IOException {
    Path type = CONTRACTS.resolve(message.type().replace("provider.", ""));
    assertThat(schema(type).validate(json(message), InputFormat.JSON)).isEmpty();
  }

  public static String json(Message message) {
    return JSON.writeValueAsString(message.body());
  }

  public static Message centre(@Nullable LocalDate end) {
    Centre centre =
        Centre.list(
            new CentreId("0199d0e0-0005-7000-8000-000000000001"),
            new Listing(
                "بیمارستان محبان مهر",
                CentreKind.HOSPITAL,
                "خصوصی",
                "تهران",
                "تهران",
                "خیابان مطهری",
                List.of("021-00011007"),
                "",
                35.7,
                51.4,
                LocalDate.parse("2025-03-21"),
                end,
                "فقط قلب",
                List.of("ECHOCARDIOGRAPHY"),
                List.of()),
            NOW);
    return DirectoryLanguage.say(centre, centre.outbox().getFirst().event()).orElseThrow();
  }

  public static Message tariff(@Nullable CentreKind kind, @Nullable LocalDate to) {
    Tariff tariff =
        Tariff.set(
            new TariffId("0199d0e0-0007-7000-8000-000000000001"),
            new Price("RADIOLOGY", kind, LocalDate.parse("2026-03-21"), to, Rials.of(2_100_000)),
            NOW);
    return DirectoryLanguage.say(tariff, tariff.outbox().getFirst().event()).orElseThrow();
  }

  static Message merged() {
    Centre centre =
        CentreTest.centre()
            .mergeInto(new CentreId("0199d0e0-0005-7000-8000-000000000009"), "operator1", NOW);
    return DirectoryLanguage.say(centre, centre.outbox().getLast().event()).orElseThrow();
  }

  public static Message physician() {
    Physician physician =
        Physician.enrol(
            new PhysicianId("0199d0e0-0006-7000-8000-000000000001"),
            new Physician.Enrolment(
                new CouncilCode("ن99101"), "ماندانا", "سپهری", "داخلی", List.of()),
            NOW);
    return DirectoryLanguage.say(physician, physician.outbox().getFirst().event()).orElseThrow();
  }

  public static Message specialties() {
    ServiceSpecialties service =
        ServiceSpecialties.of("ECHOCARDIOGRAPHY").set(List.of("قلب و عروق"), NOW);
    return DirectoryLanguage.say(service, service.outbox().getFirst().event()).orElseThrow();
  }

  private static Schema schema(Path type) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(type.resolve("schema.json")), InputFormat.JSON);
  }
}
