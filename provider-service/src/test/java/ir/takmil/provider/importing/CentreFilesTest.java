package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.Eventually;
import ir.takmil.platform.testing.FileDoors;
import ir.takmil.platform.testing.FileDoors.Answer;
import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Centres;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which centre a row is, and what becomes of it. */
class CentreFilesTest extends DirectoryFiles {
  @Autowired private Centres centres;

  @Test
  void theSameFileAgainChangesNothingAndAChangedOneSaysWhatItChanges() {
    String first = CENTRES + centre("الف", "021;1405/01/01;همه;") + centre("ب", ";1405/01/01;همه;");
    applied("CENTRES", first);
    assertThat(applied("CENTRES", first).count("unchanged")).isEqualTo(2);

    String id = FileDoors.newId();
    send(id, "CENTRES", CENTRES + centre("الف", "02199;1405/01/01;همه;هر روز ۸-۱۲"));
    Answer previewed = doors.until(id, "PREVIEWED");
    assertThat(doors.differences(id, "CHANGED").at("/items/0/fields").toString())
        .isEqualTo("[\"phones\",\"openingHours\"]");
    doors.apply(id, previewed.etag());
    doors.until(id, "APPLIED");

    JsonNode changed =
        Eventually.eventually(() ->
            foundAsSoonAs(2).stream()
                .filter(one -> one.get("phones").toString().contains("02199"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not yet")));
    JsonNode history =
        tree(get(operator(), "/centres/" + changed.get("id").asString() + "/history"));
    assertThat(history.at("/items/0/by").asString()).isNotBlank();
    assertThat(history.get("total").asInt()).isEqualTo(1);
  }

  @Test
  void aRowOfACentreThatThereIsTwiceIsNotGuessed() {
    String name = mark + " دوبار";
    String first = kept(name, "خیابان ۱", List.of());
    kept(name, "خیابان ۱", List.of());
    String row = name + ";درمانگاه;خصوصی;یزد;میبد;خیابان ۱;;1405/01/01;همه;\n";
    String ambiguous = FileDoors.newId();
    send(ambiguous, "CENTRES", CENTRES + row);
    doors.until(ambiguous, "FAULTY");
    assertThat(doors.faults(ambiguous)).containsExactly("2 نام مرکز centre-ambiguous");

    String byId = "شناسه;" + CENTRES + first + ";" + row;
    assertThat(applied("CENTRES", byId).count("unchanged")).isEqualTo(1);
    String twice = FileDoors.newId();
    send(twice, "CENTRES", byId + first + ";" + row);
    doors.until(twice, "FAULTY");
    assertThat(doors.faults(twice)).containsExactly("3 نام مرکز centre-twice");
  }

  @Test
  void anotherHouseOfTheSameNameIsAskedAboutAndOneThatMovedIsKnownByItsTelephone() {
    String name = mark + " محمدی";
    kept(name, "خیابان ۱", List.of("03512345"));
    String elsewhere = name + ";درمانگاه;خصوصی;یزد;میبد;خیابان ۲;%s;1405/01/01;همه;\n";
    String asked = FileDoors.newId();
    send(asked, "CENTRES", CENTRES + elsewhere.formatted("03599999"));
    doors.until(asked, "FAULTY");
    assertThat(doors.faults(asked)).containsExactly("2 نام مرکز centre-moved-or-another");

    String another = "c-" + UUID.randomUUID();
    String withId = "شناسه;" + CENTRES + another + ";" + elsewhere.formatted("03599999");
    assertThat(applied("CENTRES", withId).count("joined")).isEqualTo(1);
    assertThat(get(operator(), "/centres/" + another).getStatusCode().value()).isEqualTo(200);

    String other = mark + " احمدی";
    kept(other, "خیابان ۱", List.of("03512345"));
    String moved = elsewhere.replace(name, other).formatted("03512345");
    assertThat(applied("CENTRES", CENTRES + moved).count("changed")).isEqualTo(1);
    assertThat(applied("CENTRES", CENTRES + moved).count("unchanged")).isEqualTo(1);
  }

  @Test
  void aCentreThatWasMergedIsPassedBy() {
    String name = mark + " رفته";
    String gone = kept(name, "خیابان ۱", List.of());
    String stays = kept(mark + " مانده", "خیابان ۱", List.of());
    centres.change(
        new CentreId(gone), one -> one.mergeInto(new CentreId(stays), "op", clock.instant()));
    String id = FileDoors.newId();
    send(id, "CENTRES", CENTRES + name + ";درمانگاه;خصوصی;یزد;میبد;ن;;1405/01/01;همه;\n");
    Answer read = doors.until(id, "PREVIEWED");
    assertThat(doors.faults(id)).containsExactly("2 نام مرکز centre-merged-away");
    assertThat(read.count("joined") + read.count("changed") + read.count("unchanged")).isZero();
  }
}
