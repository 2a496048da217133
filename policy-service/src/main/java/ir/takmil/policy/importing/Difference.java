package ir.takmil.policy.importing;

import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.person.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the file differs from the present list in one person: no number of theirs is in it.
 *
 * @param row null of somebody who has left: they are in none
 * @param fields the names of what would change
 */
record Difference(@Nullable Integer row, String name, Relation relation, List<String> fields) {

  /** Which way. */
  enum Kind {
    JOINED,
    LEFT,
    CHANGED;

    String paper() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static List<String> fields(Person before, Person after) {
    var fields = new ArrayList<String>();
    add(fields, "givenName", before.givenName(), after.givenName());
    add(fields, "familyName", before.familyName(), after.familyName());
    add(fields, "gender", before.gender(), after.gender());
    add(
        fields,
        "birthCertificateNumber",
        before.birthCertificateNumber(),
        after.birthCertificateNumber());
    add(fields, "mobile", before.mobile(), after.mobile());
    add(fields, "sheba", before.sheba(), after.sheba());
    return fields;
  }

  static List<String> fields(Enrolment before, Enrolment after) {
    var fields = new ArrayList<String>();
    add(fields, "plan", before.planId(), after.planId());
    add(fields, "relation", before.relation(), after.relation());
    add(fields, "mainNationalCode", before.mainInsuredId(), after.mainInsuredId());
    add(fields, "from", before.period().start(), after.period().start());
    add(fields, "to", before.period().end(), after.period().end());
    add(fields, "basicInsurer", before.basicInsurer(), after.basicInsurer());
    add(fields, "specialPatient", before.specialPatient(), after.specialPatient());
    add(fields, "student", before.student(), after.student());
    add(fields, "marriedOn", before.marriedOn(), after.marriedOn());
    add(fields, "insuredSince", before.insuredSince(), after.insuredSince());
    return fields;
  }

  private static void add(
      List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      fields.add(name);
    }
  }
}
