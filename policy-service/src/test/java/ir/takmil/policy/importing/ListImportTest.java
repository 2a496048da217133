package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.Stage.Applied;
import ir.takmil.platform.importing.Stage.Applying;
import ir.takmil.platform.importing.Stage.Faulty;
import ir.takmil.platform.importing.Stage.Previewed;
import ir.takmil.platform.importing.Stage.Reading;
import ir.takmil.platform.importing.Tally;
import ir.takmil.policy.Invented;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ListImport.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every stage and every command: which leads where, and which is refused. */
class ListImportTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(61);
  private static final ContractId CONTRACT = Invented.contractId();
  private static final Tally SOUND = new Tally(3, 1, 1, 1, 1, 0, 2);
  private static final Tally WRONG = new Tally(3, 0, 0, 0, 0, 1, 0);

  static ListImport sent() {
    return ListImport.sent(
        new ImportId(ImportDoors.newId()), CONTRACT, Scope.FULL, "content", 1, NOW);
  }

  private static ListImport reading() {
    return sent().take("worker", NOW);
  }

  private static ListImport previewed() {
    return reading().readToTheEnd("worker", SOUND, NOW);
  }

  private static ListImport applying() {
    return previewed().apply(NOW).take("worker", NOW);
  }

  /** One in each stage, made by its own verbs. */
  static Map<String, ListImport> inEveryStage() {
    ListImport worn = sent();
    for (int attempt = 0; attempt < 6; attempt++) {
      worn = worn.take("worker", NOW.plusSeconds(61L * attempt));
    }
    var all = new LinkedHashMap<String, ListImport>();
    all.put("reading", reading());
    all.put("faulty", reading().readToTheEnd("worker", WRONG, NOW));
    all.put("previewed", previewed());
    all.put("applying", applying().went("worker", List.of(2), NOW));
    all.put("applied", applying().applied("worker", NOW));
    all.put("failed", worn);
    return all;
  }

  @Test
  void everyStageTakesItsCommandsAndRefusesTheOthers() {
    var commands = new LinkedHashMap<String, UnaryOperator<ListImport>>();
    commands.put("take again", one -> one.take("worker", NOW));
    commands.put("take by another", one -> one.take("another", NOW));
    commands.put("take later", one -> one.take("another", LATER));
    commands.put("read", one -> one.read("worker", 2, 1, NOW));
    commands.put("read by another", one -> one.read("another", 2, 1, NOW));
    commands.put("to the end", one -> one.readToTheEnd("worker", SOUND, NOW));
    commands.put("apply", one -> one.apply(NOW));
    commands.put("go", one -> one.went("worker", List.of(), NOW));
    commands.put("end", one -> one.applied("worker", NOW));
    commands.put(
        "discard",
        one -> {
          one.mayBeDiscarded();
          return one;
        });
    var allowed = new LinkedHashMap<String, List<String>>();
    inEveryStage()
        .forEach((stage, one) ->
            allowed.put(
                stage,
                commands.entrySet().stream()
                    .filter(command -> does(command.getValue(), one))
                    .map(Map.Entry::getKey)
                    .toList()));

    assertThat(allowed)
        .isEqualTo(
            Map.of(
                "reading", List.of("take later", "read", "to the end", "discard"),
                "faulty", List.of("discard"),
                "previewed", List.of("apply", "discard"),
                "applying", List.of("take later", "go", "end"),
                "applied", List.of(),
                "failed", List.of("discard")));
  }

  @Test
  void aFaultForbidsTheApplicationAndAWarningDoesNot() {
    ListImport reading = sent().take("worker", NOW);

    assertThat(reading.readToTheEnd("worker", WRONG, NOW).stage()).isEqualTo(new Faulty(WRONG));
    assertThat(reading.readToTheEnd("worker", SOUND, NOW).stage())
        .isEqualTo(new Previewed(SOUND, NOW));
  }

  @Test
  void anotherWorkerReadsFromTheBeginningButAppliesFromTheLastStep() {
    ListImport read = sent().take("worker", NOW).read("worker", 500, 250, NOW);
    ListImport gone =
        sent()
            .take("worker", NOW)
            .readToTheEnd("worker", SOUND, NOW)
            .apply(NOW)
            .take("worker", NOW)
            .went("worker", List.of(7), NOW);

    assertThat(read.take("another", LATER).stage())
        .isInstanceOfSatisfying(
            Reading.class,
            at -> assertThat(List.of(at.rows(), at.attempts())).isEqualTo(List.of(0, 2)));
    assertThat(gone.take("another", LATER).stage())
        .isInstanceOfSatisfying(
            Applying.class,
            at -> {
              assertThat(at.steps()).isEqualTo(1);
              assertThat(at.passedOver()).containsExactly(7);
            });
  }

  @Test
  void theSequenceCountsStagesAndNotSteps() {
    ListImport previewed =
        sent().take("worker", NOW).read("worker", 1, 0, NOW).readToTheEnd("worker", SOUND, NOW);

    assertThat(previewed.sequence()).isEqualTo(2);
    assertThat(previewed.apply(NOW).take("worker", NOW).applied("worker", NOW))
        .satisfies(one -> {
          assertThat(one.sequence()).isEqualTo(4);
          assertThat(one.stage()).isEqualTo(new Applied(SOUND, NOW, List.of()));
        });
  }

  private static boolean does(UnaryOperator<ListImport> command, ListImport one) {
    try {
      return command.apply(one) != null;
    } catch (Refusal refused) {
      return false;
    }
  }
}
