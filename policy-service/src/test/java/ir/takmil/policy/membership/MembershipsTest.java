package ir.takmil.policy.membership;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.query.Query;

/** Which index each question to the memberships goes by. */
@PolicyParts
class MembershipsTest {
  private final MongoTemplate mongo;

  MembershipsTest(@Autowired MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @Test
  void everyQuestionHasItsIndex() {
    goesBy("person", Memberships.byPerson(Invented.personId()));
    goesBy("person", Memberships.byPersonInContract(Invented.personId(), Invented.contractId()));
    goesBy("person", Memberships.byPeople(List.of(Invented.personId())));
    goesBy("contract", Memberships.byContract(Invented.contractId(), LocalDate.EPOCH));
    goesBy("family", Memberships.byFamilies(List.of(Invented.personId())));
    goesBy("family", Memberships.byFamily(Invented.personId()));
  }

  @Test
  void sweepsHaveTheirs() {
    goesBy("members", Memberships.byMembers(Invented.contractId(), null, Invented.membershipId()));
    goesBy("plan", Memberships.byPlan(Invented.planId(), Invented.membershipId()));
    goesBy(
        "to-warn",
        Memberships.byWarning(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-07-01")));
  }

  private void goesBy(String name, Query query) {
    IndexInfo index =
        mongo.indexOps(Membership.class).getIndexInfo().stream()
            .filter(found -> found.getName().equals(name))
            .findFirst()
            .orElseThrow();
    List<String> keys = index.getIndexFields().stream().map(IndexField::getKey).toList();
    List<String> asked = List.copyOf(query.getQueryObject().keySet());
    assertThat(keys.subList(0, asked.size())).isEqualTo(asked);
  }
}
