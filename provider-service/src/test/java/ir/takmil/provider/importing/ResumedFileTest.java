package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.ImportWork;
import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.importing.Imports;
import ir.takmil.platform.importing.Stage.Applied;
import ir.takmil.platform.importing.Stage.Previewed;
import ir.takmil.platform.testing.FileDoors;
import ir.takmil.platform.web.Seen;
import ir.takmil.provider.WholeService;
import ir.takmil.provider.centre.Centre;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A worker dies; another goes on. The desk is closed: we are the workers. */
@DirtiesContext
@TestPropertySource(properties = "takmil.importing.open=false")
class ResumedFileTest extends WholeService {
  private static final int CENTRES = 2 * Preview.LINES_A_SHEET + 1;

  @Autowired private Importing<DirectoryImport> importing;
  @Autowired private Imports<DirectoryImport> imports;
  @Autowired private ImportWork<DirectoryImport> work;
  @Autowired private MongoTemplate mongo;

  private final String mark = "نشان" + UUID.randomUUID();

  @BeforeEach
  void nobodyElseIsAtWork() {
    mongo.remove(new Query(), "imports");
  }

  @Test
  void aSheetThatIsAppliedTwiceIsAppliedOnceAndTellsItsOwnTime() {
    ImportId id = sent(CENTRES);
    assertThat(work.take("first")).contains(id);
    assertThat(work.step(id, "first")).isFalse();
    assertThat(imports.find(id).orElseThrow().stage()).isInstanceOf(Previewed.class);
    importing.apply(id, Seen.WHATEVER, file -> file.by("applier"));
    assertThat(work.take("first")).contains(id);
    assertThat(work.step(id, "first")).isTrue();
    assertThat(kept()).hasSize(Preview.LINES_A_SHEET);
    DirectoryImport asItWas = imports.find(id).orElseThrow();

    clock.forward(Duration.ofMinutes(2)); // it died; another has the second sheet
    assertThat(work.take("second")).contains(id);
    assertThatExceptionOfType(Refusal.class)
        .as("the dead one was only slow, and had written the sheet")
        .isThrownBy(() -> work.step(id, "first"));
    while (work.step(id, "second")) {
      assertThat(imports.find(id)).isPresent();
    }

    assertThat(asItWas.by()).isEqualTo("applier");
    assertThat(imports.find(id).orElseThrow().stage())
        .isInstanceOfSatisfying(Applied.class, at -> assertThat(at.passedOver()).isEmpty());
    assertThat(kept()).hasSize(CENTRES).allMatch(centre -> centre.sequence() == 1);
    List<Instant> times = kept().stream().map(Centre::changedAt).distinct().sorted().toList();
    assertThat(times).as("whoever follows the changes must not miss the later ones").hasSize(2);
  }

  @Test
  void oneFileOfASubjectIsAppliedAtATimeAndNoneIsReadAgainstHalfOfIt() {
    ImportId older = sent(1);
    work.take("one");
    work.step(older, "one");
    ImportId other = sent(2);
    work.take("one");
    work.step(other, "one");
    importing.apply(older, Seen.WHATEVER, UnaryOperator.identity());
    ImportId unread = sent(3);

    assertThat(work.take("one")).contains(older);
    assertThat(work.take("two")).as("the third waits for it").isEmpty();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> importing.apply(other, Seen.WHATEVER, UnaryOperator.identity()))
        .extracting(Refusal::code)
        .isEqualTo("import-outdated");
    while (work.step(older, "one")) {
      assertThat(imports.find(older)).isPresent();
    }
    assertThat(work.take("two")).contains(unread);
  }

  private ImportId sent(int centres) {
    var csv = new StringBuilder("نام مرکز;نوع;مالکیت;استان;شهر;آدرس;شروع قرارداد;دامنه\n");
    for (int n = 0; n < centres; n++) {
      csv.append(mark + centres + " " + n + ";درمانگاه;خصوصی;یزد;میبد;ن;1405/01/01;همه\n");
    }
    var id = new ImportId(FileDoors.newId());
    importing.send(
        id,
        csv.toString().getBytes(StandardCharsets.UTF_8),
        (content, parts, now) ->
            DirectoryImport.sent(id, Subject.CENTRES, "sender", content, parts, now),
        present -> true);
    return id;
  }

  private List<Centre> kept() {
    return mongo.find(Query.query(Criteria.where("listing.name").regex("^" + mark)), Centre.class);
  }
}
