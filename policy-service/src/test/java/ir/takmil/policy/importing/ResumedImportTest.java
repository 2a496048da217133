package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.ImportWork;
import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.importing.Imports;
import ir.takmil.platform.importing.Stage.Applied;
import ir.takmil.platform.importing.Stage.Failed;
import ir.takmil.platform.importing.Stage.Previewed;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ImportDoors.Csv;
import ir.takmil.policy.importing.ListImport.Scope;
import ir.takmil.policy.membership.Membership;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A worker dies; another, when the lease is over, goes on. The desk is closed: we are the workers.
 */
@PolicyParts
@DirtiesContext // else it would take claims' messages from the service that other tests share
@TestPropertySource(properties = "takmil.importing.open=false")
class ResumedImportTest {
  private final ListImporting lists;
  private final Importing<ListImport> importing;
  private final Imports<ListImport> imports;
  private final ImportWork<ListImport> work;
  private final MongoTemplate mongo;
  private final MovableClock clock;
  private final ImportId id = new ImportId(ImportDoors.newId());
  private ImportDoors doors = new ImportDoors(0);

  ResumedImportTest(
      @Autowired ListImporting lists,
      @Autowired Importing<ListImport> importing,
      @Autowired Imports<ListImport> imports,
      @Autowired ImportWork<ListImport> work,
      @Autowired MongoTemplate mongo,
      @Autowired MovableClock clock) {
    this.lists = lists;
    this.importing = importing;
    this.imports = imports;
    this.work = work;
    this.mongo = mongo;
    this.clock = clock;
  }

  @BeforeEach
  void findTheDoors(@LocalServerPort int port) {
    doors = new ImportDoors(port);
  }

  @Test
  void aReadingStartsOverAndAnApplicationGoesOn() {
    ContractId contract = doors.contract();
    int people = 2 * Preview.ROWS_A_SHEET + 1; // three sheets, so seven steps
    send(contract, people);

    assertThat(work.take("first")).contains(id); // and dies before it has read anything
    assertThat(work.take("second")).isEmpty();
    clock.forward(Duration.ofMinutes(2));
    assertThat(work.take("second")).contains(id);
    assertThat(work.step(id, "second")).isFalse();
    assertThat(imports.find(id).orElseThrow().stage()).isInstanceOf(Previewed.class);

    importing.apply(id, Seen.WHATEVER, UnaryOperator.identity());
    assertThat(work.take("second")).contains(id);
    for (int step = 0; step < 4; step++) {
      assertThat(work.step(id, "second")).isTrue();
    }
    assertThat(joined(contract)).hasSize(Preview.ROWS_A_SHEET); // and dies

    assertThat(work.take("third")).isEmpty();
    clock.forward(Duration.ofMinutes(2));
    assertThat(work.take("third")).contains(id);
    assertThatExceptionOfType(Refusal.class)
        .as("the dead one was only slow")
        .isThrownBy(() -> work.step(id, "second"));
    while (work.step(id, "third")) {
      assertThat(imports.find(id)).isPresent();
    }
    assertThat(imports.find(id).orElseThrow().stage()).isInstanceOf(Applied.class);
    List<Membership> all = joined(contract);
    assertThat(all).hasSize(people).allMatch(membership -> membership.sequence() == 1);
  }

  @Test
  void aFileThatEndsItsReadersIsNotReadForEver() {
    send(doors.contract(), 1);
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(work.take("reader " + attempt)).contains(id);
      clock.forward(Duration.ofMinutes(2));
    }

    work.take("the sixth");

    assertThat(imports.find(id).orElseThrow().stage()).isEqualTo(new Failed("import-failed"));
    assertThat(work.take("the seventh")).isEmpty();
  }

  @Test
  void whatNobodyAppliedIsClearedAwayAfterAWeek() {
    send(doors.contract(), 1);
    work.take("one");
    work.step(id, "one");

    clock.forward(Duration.ofDays(8));
    work.forgetOld();

    assertThat(mongo.count(Query.query(Criteria.where("importId").is(id.value())), "import-papers"))
        .isZero();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> importing.apply(id, Seen.WHATEVER, UnaryOperator.identity()))
        .extracting(Refusal::code)
        .isEqualTo("import-outdated");
  }

  private void send(ContractId contract, int people) {
    var list = new Csv();
    for (int i = 0; i < people; i++) {
      list.main(Csv.code(), "نسرین");
    }
    lists.send(id, contract, Scope.FULL, list.toString().getBytes(StandardCharsets.UTF_8));
  }

  private List<Membership> joined(ContractId contract) {
    return mongo.find(
        Query.query(Criteria.where("enrolment.contractId").is(contract.value())), Membership.class);
  }
}
