package ir.takmil.policy.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.person.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What neighbours suppose to be on file when they say what they need of us. */
final class Known {
  private Known() {}

  /** Told through the doors; as often as neighbours suppose it. */
  static void insured(Doors doors, String main, String mainCode, String birthDate) {
    Family family = family(main, main, mainCode);
    Doors operator = doors.operator();
    told(operator.put("/contracts/" + family.contract().value(), family.contractBody()));
    told(operator.put("/people/" + main, Doors.with(family.motherBody(), "birthDate", birthDate)));
    told(
        operator.put(
            "/memberships/" + family.mothersPlace().value(),
            family.membershipBody(family.mother(), "MAIN")));
  }

  static void family(Doors doors, String main, String dependent) {
    insured(doors, main, Invented.nationalCode().value(), "1985-05-12");
    Family family = family(main, dependent, Invented.nationalCode().value());
    Doors operator = doors.operator();
    told(operator.put("/people/" + dependent, family.sonBody()));
    told(
        operator.put(
            "/memberships/" + family.sonsPlace().value(),
            family.membershipBody(family.son(), "SON")));
  }

  private static Family family(String main, String dependent, String mainCode) {
    return new Family(
        new ContractId(named("contract of " + main)),
        new PlanId(named("plan of " + main)),
        new PersonId(main),
        new NationalCode(mainCode),
        new PersonId(dependent),
        Invented.nationalCode(),
        new MembershipId(named("place of " + main)),
        new MembershipId(named("place of " + dependent)));
  }

  private static String named(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void told(Doors.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
  }
}
