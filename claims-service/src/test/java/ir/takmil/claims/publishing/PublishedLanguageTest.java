package ir.takmil.claims.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimEvent;
import ir.takmil.claims.intake.SampleAdmissions;
import ir.takmil.claims.testing.SampleLives;
import ir.takmil.platform.outbox.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we say is what the contracts say we say. */
class PublishedLanguageTest {
  static final Path CONTRACTS = Path.of("../contracts/claims-service");

  static Schema schema(String type) throws IOException {
    Path file = CONTRACTS.resolve(type.replaceFirst("^claims\\.", "")).resolve("schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file), InputFormat.JSON);
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      return files.filter(file -> file.getParent().endsWith("examples")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleEverCommittedIsValid(Path example) throws IOException {
    String type = example.getParent().getParent().getFileName().toString();
    assertThat(schema(type).validate(Files.readString(example), InputFormat.JSON)).isEmpty();
  }

  static List<Claim> lives() {
    return SampleLives.all();
  }

  @ParameterizedTest
  @MethodSource("lives")
  void whatIsReallySaidIsValidAndHoldsNothingThatIsNotForATopic(Claim claim) {
    for (var announcement : claim.outbox()) {
      ClaimLanguage.say(claim, announcement.event()).ifPresent(this::isValid);
    }
  }

  private void isValid(Message said) {
    String json = JsonMapper.builder().build().writeValueAsString(said.body());
    try {
      assertThat(schema(said.type()).validate(json, InputFormat.JSON)).as(json).isEmpty();
    } catch (IOException noSuchSchema) {
      throw new UncheckedIOException(noSuchSchema);
    }
    assertThat(json).doesNotContain(SampleLives.WORDS_OF_THE_ASSESSOR).doesNotContain("assessor-1");
  }

  /** The broker was away: the rejection is told when the claim rests on its second hold already. */
  @Test
  void whatIsToldLateIsOfTheHoldThatItWasAbout() {
    Claim appealed = SampleLives.appealed();
    var told = new TreeMap<String, JsonNode>();
    for (var announcement : appealed.outbox()) {
      ClaimLanguage.say(appealed, announcement.event())
          .ifPresent(
              said -> told.put(said.type(), JsonMapper.builder().build().valueToTree(said.body())));
    }
    assertThat(told.get("claims.claim-rejected.v1").path("round").isMissingNode()).isTrue();
    assertThat(told.get("claims.claim-appealed.v1").path("round").asInt()).isEqualTo(2);
  }

  @Test
  void everyEventThereIsHasBeenSaidAbove() {
    var happened =
        lives().stream()
            .flatMap(claim -> claim.outbox().stream())
            .map(announcement -> announcement.event().getClass())
            .distinct()
            .toList();
    assertThat(Arrays.asList(ClaimEvent.class.getPermittedSubclasses()))
        .allMatch(happened::contains);
  }

  @Test
  void anAdmissionIsSaidWithItsClaims() throws IOException {
    var admission = SampleAdmissions.confirmed();
    Message said =
        AdmissionLanguage.say(admission, admission.outbox().getFirst().event()).orElseThrow();
    assertThat(said.type()).isEqualTo("claims.admission-confirmed.v1");
    isValid(said);
  }
}
