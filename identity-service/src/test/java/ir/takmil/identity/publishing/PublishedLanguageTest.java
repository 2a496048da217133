package ir.takmil.identity.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.takmil.identity.account.Account;
import ir.takmil.identity.account.AccountEvent.AccountOpened;
import ir.takmil.identity.account.AccountId;
import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.outbox.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class PublishedLanguageTest {
  private static final Path OPENED = Path.of("../contracts/identity-service/account-opened.v1");

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(OPENED.resolve("schema.json")), InputFormat.JSON);
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(OPENED.resolve("examples"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_ever_committed_is_valid(Path example) throws IOException {
    assertThat(schema().validate(Files.readString(example), InputFormat.JSON)).isEmpty();
  }

  @Test
  void what_is_really_said_is_valid_and_holds_nothing_personal() throws IOException {
    Account account =
        Account.open(
            new AccountId("a1"),
            new PersonId("p1"),
            "national",
            "nasrin.r",
            "login",
            "sealed",
            Instant.parse("2026-11-21T08:00:00Z"));
    Message said = AccountLanguage.say(account, new AccountOpened()).orElseThrow();
    String json = new JsonMapper().writeValueAsString(said.body());
    assertThat(said.type()).isEqualTo("identity.account-opened.v1");
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
    assertThat(json).doesNotContain("nasrin", "sealed", "login");
  }
}
