package ir.takmil.policy.changing;

import static ir.takmil.policy.Doors.with;
import static ir.takmil.policy.changing.Scene.malformed;
import static ir.takmil.policy.changing.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.Sheba;
import ir.takmil.platform.web.Seen;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.changing.ChangeRequest.State;
import ir.takmil.policy.codes.Phones;
import ir.takmil.policy.codes.SendingAllowance;
import ir.takmil.policy.codes.SendingAllowances;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.Memberships;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.data.mongodb.core.query.Query;

/** What a confirmed change does to the person and the family, and what it never does. */
@PolicyParts
@ExtendWith(OutputCaptureExtension.class)
class ApplyingTest {
  private final Phones phones;
  private final MovableClock clock;
  private final ChangeRequests requests;
  private final Memberships memberships;
  private final Housekeeping housekeeping;
  private final MongoTemplate mongo;
  private final Doors doors;
  private final Instant began;
  private final Family family = Family.invented();

  ApplyingTest(
      @Autowired Phones phones,
      @Autowired MovableClock clock,
      @Autowired ChangeRequests requests,
      @Autowired Memberships memberships,
      @Autowired Housekeeping housekeeping,
      @Autowired MongoTemplate mongo,
      @LocalServerPort int port) {
    this.phones = phones;
    this.clock = clock;
    this.began = clock.instant();
    this.requests = requests;
    this.memberships = memberships;
    this.housekeeping = housekeeping;
    this.mongo = mongo;
    this.doors = Doors.at(port);
  }

  @AfterEach
  void theHourIsWhatItWas() {
    clock.moveTo(began);
  }

  /** With a phone, but no account that money can be sent to. */
  private Scene unpayable() {
    Doors operator = doors.operator();
    operator.put("/contracts/" + family.contract().value(), family.contractBody());
    operator.put(mother(), with(family.motherBody(), "sheba", null));
    operator.put("/people/" + family.son().value(), family.sonBody());
    operator.put(
        "/memberships/" + family.mothersPlace().value(),
        family.membershipBody(family.mother(), "MAIN"));
    operator.put(
        "/memberships/" + family.sonsPlace().value(), family.membershipBody(family.son(), "SON"));
    return new Scene(doors, family, Scene.newPath());
  }

  private String mother() {
    return "/people/" + family.mother().value();
  }

  private List<Boolean> payable() {
    return memberships.ofFamily(family.mother()).stream().map(Membership::payeeReady).toList();
  }

  @Test
  void aFirstShebaMakesTheWholeFamilyPayable() {
    Scene scene = unpayable();
    assertThat(payable()).containsExactly(false, false);
    Sheba first = Invented.sheba();
    scene.asks(first);
    scene.confirms(phones.lastAt(scene.phone()));

    assertThat(payable()).containsExactly(true, true);
    assertThat(scene.paidAt()).isEqualTo(first.value());
  }

  @Test
  void whatACrashLeftConfirmedHousekeepingApplies() {
    Scene scene = unpayable();
    Sheba first = Invented.sheba();
    scene.asks(first);
    ChangeRequest confirmed = confirmedButNotApplied(scene);

    housekeeping.keepHouse();
    assertThat(requests.find(confirmed.id()).orElseThrow().state(clock.instant()))
        .as("the request itself may still be at it")
        .isEqualTo(State.CONFIRMED);
    clock.forward(Duration.ofSeconds(31));
    housekeeping.keepHouse();

    assertThat(requests.find(confirmed.id()).orElseThrow().state(clock.instant()))
        .isEqualTo(State.APPLIED);
    assertThat(scene.paidAt()).isEqualTo(first.value());
    assertThat(payable()).containsExactly(true, true);
  }

  private ChangeRequest confirmedButNotApplied(Scene scene) {
    var id = new ChangeRequestId(scene.path().replaceFirst(".*/", ""));
    return requests.change(
        id,
        Seen.WHATEVER,
        present -> present.attempt(present.code(clock.instant()).fingerprint(), clock.instant()));
  }

  @Test
  void whatCameOnFileMeanwhileIsNotOverwritten() {
    Scene scene = unpayable();
    scene.asks(Invented.sheba());
    Sheba told = Invented.sheba();
    assertThat(
            doors
                .operator()
                .put(mother(), with(family.motherBody(), "sheba", told.value()))
                .status())
        .isEqualTo(200);

    refused(scene.confirms(phones.lastAt(scene.phone())), 409, "changed-otherwise");

    assertThat(scene.paidAt()).isEqualTo(told.value());
    assertThat(scene.mother().get("/my-change-requests").body().at("/items/0/state").asString())
        .isEqualTo("EXPIRED");
  }

  @Test
  void whatWaitedTooLongEnds() {
    Scene scene = unpayable();
    scene.asks(Invented.sheba());
    var id = new ChangeRequestId(scene.path().replaceFirst(".*/", ""));
    clock.forward(ChangeRequest.BY_CODE.plusSeconds(1));

    housekeeping.keepHouse();

    ChangeRequest ended = requests.find(id).orElseThrow();
    assertThat(ended.stage()).isInstanceOf(ChangeRequest.Stage.Expired.class);
    assertThat(ended.dueAt()).isNull();
  }

  @Test
  void anOperatorTellsANumberWhereThereIsNoneAndChangesNone() {
    Scene scene = unpayable();
    Doors operator = doors.operator();
    assertThat(operator.put(mother(), family.motherBody()).status()).isEqualTo(200);
    assertThat(payable()).containsExactly(true, true);
    assertThat(operator.put(mother(), family.motherBody()).status()).as("again").isEqualTo(200);

    Doors.Answer other =
        operator.put(mother(), with(family.motherBody(), "sheba", Invented.sheba().value()));
    refused(other, 409, "changed-by-request-only");
    assertThat(other.pointer()).isEqualTo("/sheba");
    Doors.Answer phone =
        operator.put(mother(), with(family.motherBody(), "mobile", Invented.mobile()));
    refused(phone, 409, "changed-by-request-only");
    assertThat(phone.pointer()).isEqualTo("/mobile");

    var silent = with(with(family.motherBody(), "sheba", null), "mobile", null);
    assertThat(operator.put(mother(), silent).status()).isEqualTo(200);
    assertThat(scene.paidAt())
        .as("what is left out stays: taken away and told anew it would be changed")
        .isEqualTo(Invented.shebaOf(family.mother()).value());
    assertThat(operator.put(mother(), with(family.motherBody(), "familyName", "نمونه")).status())
        .isEqualTo(200);
  }

  @Test
  void noNumberOrCodeLiesInTheStoreOrIsLogged(CapturedOutput output) {
    Scene scene = unpayable();
    Sheba sheba = Invented.sheba();
    scene.asks(sheba);
    String first = phones.lastAt(scene.phone());
    scene.confirms(phones.wrongAt(scene.phone()));
    scene.confirms(first);
    clock.forward(Duration.ofMinutes(1));
    String mobile = Invented.mobile();
    Scene again = new Scene(doors, family, Scene.newPath());
    again.asks(mobile);
    String old = phones.lastAt(scene.phone());
    String fresh = phones.lastAt(mobile);
    again.confirms(old, fresh);
    String reason = "خط ۰۹۱۲۳۴۵۶۷۸۹ گم شده";
    doors
        .operator()
        .put(
            Scene.newPath().replace("/my-", "/"),
            Map.of(
                "personId", family.mother().value(),
                "sheba", Invented.sheba().value(),
                "reason", reason));

    String everything =
        mongo.getCollectionNames().stream()
            .map(name -> mongo.find(new Query(), Document.class, name).toString())
            .reduce("", String::concat);
    assertThat(everything).contains(scene.path().replaceFirst(".*/", ""));
    for (String secret :
        List.of(
            sheba.value(),
            sheba.value().substring(4),
            new Mobile(mobile).value(),
            new Mobile(scene.phone()).value(),
            "گم شده",
            "\"" + first + "\"",
            "=" + first + ",",
            "=" + old + ",",
            "=" + fresh + ",")) {
      assertThat(everything).doesNotContain(secret);
    }
    assertThat(output)
        .doesNotContain(sheba.value())
        .doesNotContain(new Mobile(mobile).value().substring(4))
        .doesNotContain(new Mobile(scene.phone()).value().substring(4))
        .doesNotContain("گم شده");
    assertThat(output.toString().lines().filter(line -> line.contains("refused")))
        .isNotEmpty()
        .noneMatch(line -> line.contains(first) || line.contains(old) || line.contains(fresh));
  }

  @Test
  void everyQuestionHasItsIndex() {
    goesBy("person", ChangeRequests.byPerson(family.mother()), ChangeRequest.class);
    goesBy("desk", ChangeRequests.desk(List.of("asked")), ChangeRequest.class);
    goesBy("due", ChangeRequests.dueBy(clock.instant()), ChangeRequest.class);
    goesBy("last", SendingAllowances.untouchedSince(clock.instant()), SendingAllowance.class);
  }

  private void goesBy(String name, Query query, Class<?> type) {
    List<String> keys =
        mongo.indexOps(type).getIndexInfo().stream()
            .filter(found -> found.getName().equals(name))
            .findFirst()
            .orElseThrow()
            .getIndexFields()
            .stream()
            .map(IndexField::getKey)
            .toList();
    List<String> asked = List.copyOf(query.getQueryObject().keySet());
    assertThat(keys.subList(0, asked.size())).isEqualTo(asked);
  }

  @Test
  void aNumberOfNoUseIsNoChange() {
    Scene scene = unpayable();
    malformed(scene.asks("0912"), "mobile-wrong", "/mobile");
    assertThat(payable()).containsExactly(false, false);
  }
}
