package ir.takmil.notification.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.takmil.notification.message.ClaimId;
import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.PersonId;
import ir.takmil.notification.message.Receipt;
import ir.takmil.notification.message.Template;
import ir.takmil.notification.message.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class PublishedLanguageTest {
  private static final Path MESSAGE_SENT =
      Path.of("../contracts/notification-service/message-sent.v1");
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final Schema schema = schema();

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(MESSAGE_SENT.resolve("schema.json")), InputFormat.JSON);
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGE_SENT.resolve("examples"))) {
      return files.toList();
    }
  }

  static Stream<Message> everyOutcome() {
    Message message =
        Message.of(
            MessageId.ofEvent("c1/3"),
            new PersonId("p1"),
            new ClaimId("c1"),
            Template.CLAIM_SENT_FOR_PAYMENT,
            new Texts("", "", ""),
            NOW,
            NOW);
    return Stream.of(
        message.after(Receipt.ACCEPTED, NOW),
        message.after(Receipt.REFUSED, NOW),
        message.after(Receipt.UNCERTAIN, NOW.plus(Duration.ofDays(2))),
        message.withoutPhone(NOW));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleEverCommittedIsValid(Path example) throws IOException {
    assertThat(schema.validate(Files.readString(example), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyOutcome")
  void whatIsReallySaidIsValid(Message message) {
    var said = MessageLanguage.say(message, message.outbox().getFirst().event()).orElseThrow();
    assertThat(said.type()).isEqualTo("notification.message-sent.v1");
    assertThat(schema.validate(new JsonMapper().writeValueAsString(said.body()), InputFormat.JSON))
        .isEmpty();
  }
}
