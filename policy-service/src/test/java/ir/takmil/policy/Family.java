package ir.takmil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.NationalCode;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.contract.PlanId;
import ir.takmil.policy.membership.MembershipId;
import ir.takmil.policy.person.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mother with an account, and her son, under a contract of 2026, told through the doors. */
public record Family(
    ContractId contract,
    PlanId plan,
    PersonId mother,
    NationalCode motherCode,
    PersonId son,
    NationalCode sonCode,
    MembershipId mothersPlace,
    MembershipId sonsPlace) {

  public static Family invented() {
    return new Family(
        Invented.contractId(),
        Invented.planId(),
        Invented.personId(),
        Invented.nationalCode(),
        Invented.personId(),
        Invented.nationalCode(),
        Invented.membershipId(),
        Invented.membershipId());
  }

  public Family told(Doors doors) {
    Doors operator = doors.operator();
    created(operator.put("/contracts/" + contract.value(), contractBody()));
    created(operator.put("/people/" + mother.value(), motherBody()));
    created(operator.put("/people/" + son.value(), sonBody()));
    created(operator.put("/memberships/" + mothersPlace.value(), membershipBody(mother, "MAIN")));
    created(operator.put("/memberships/" + sonsPlace.value(), membershipBody(son, "SON")));
    return this;
  }

  private static void created(Doors.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  public Map<String, Object> contractBody() {
    return ordered(
        "number", "1405/1/14/9/901",
        "insurer", "بیمهٔ نمونه",
        "policyholder", "کارخانهٔ نمونه",
        "type", "مازاد درمان",
        "start", "2026-03-21",
        "end", "2027-03-20",
        "plans", List.of(planBody()));
  }

  public Map<String, Object> planBody() {
    return ordered(
        "id",
        plan.value(),
        "title",
        "طرح یک",
        "covers",
        List.of(
            cover("DRUGS", "دارو", "PERSON", 100_000_000L, "PHARMACY", "دارو و ملزومات"),
            cover("PARA1", "پاراکلینیکی ۱", "FAMILY", 60_000_000L, "RADIOLOGY", "رادیوگرافی"),
            cover("VISITS", "انواع ویزیت", "PERSON", null, "SPECIALIST_VISIT", "ویزیت متخصص")),
        "franchise",
        Map.of("policy", "ALWAYS_PERCENT", "basisPoints", 1000),
        "steps",
        List.of("NOT_COVERED", "TARIFF_CAP", "BASIC_SHARE", "FRANCHISE", "HELD_CEILING"),
        "submissionDeadlineDays",
        120,
        "cureDeadlineDays",
        30,
        "examinationThreshold",
        50_000_000L);
  }

  private static Map<String, Object> cover(
      String code, String title, String scope, Object amount, String service, String named) {
    return ordered(
        "code",
        code,
        "title",
        title,
        "ceiling",
        ordered("scope", scope, "amount", amount),
        "services",
        List.of(
            Map.of(
                "code",
                service,
                "title",
                named,
                "requiredDocuments",
                List.of(Map.of("kind", "INVOICE", "required", true)),
                "ePrescription",
                true)));
  }

  public Map<String, Object> motherBody() {
    return ordered(
        "nationalCode", motherCode.value(),
        "givenName", "نسرین",
        "familyName", "نمونه‌ای",
        "gender", "FEMALE",
        "birthDate", "1985-05-12",
        "birthCertificateNumber", "1184",
        "mobile", Invented.mobileOf(mother),
        "sheba", Invented.shebaOf(mother).value());
  }

  public Map<String, Object> sonBody() {
    return ordered(
        "nationalCode", sonCode.value(),
        "givenName", "برنا",
        "familyName", "نمونه‌ای",
        "gender", "MALE",
        "birthDate", "2015-08-27",
        "birthCertificateNumber", sonCode.value());
  }

  public Map<String, Object> membershipBody(PersonId person, String relation) {
    return ordered(
        "contractId",
        contract.value(),
        "planId",
        plan.value(),
        "personId",
        person.value(),
        "mainInsuredId",
        mother.value(),
        "relation",
        relation,
        "from",
        "2026-03-21",
        "to",
        "2027-03-20",
        "basicInsurer",
        "SOCIAL_SECURITY",
        "specialPatient",
        false);
  }

  /** What claims-service asks to be held for an expense of the son's. */
  public Map<String, Object> holdBody(String cover, long requested) {
    return ordered(
        "contractId",
        contract.value(),
        "planId",
        plan.value(),
        "coverCode",
        cover,
        "personId",
        son.value(),
        "mainInsuredId",
        mother.value(),
        "admissionId",
        "an-admission",
        "expenseDate",
        "2026-05-30",
        "requested",
        requested);
  }

  public Map<String, Object> adjustmentBody(String cover, long by) {
    return ordered(
        "contractId",
        contract.value(),
        "personId",
        son.value(),
        "coverCode",
        cover,
        "scope",
        "PERSON",
        "by",
        by,
        "reason",
        "الحاقیهٔ شمارهٔ ۲");
  }

  /** A map that takes nulls and keeps its order. */
  public static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
