package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.sheet.Words;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.person.Gender;

/** The words that people write for what we have one name for. */
final class PeoplesWords {
  static final Words<Gender> GENDERS =
      new Words<Gender>()
          .of(Gender.FEMALE, "زن", "مونث", "خانم", "F", "female", "woman", "دختر", "2")
          .of(Gender.MALE, "مرد", "مذکر", "آقا", "M", "male", "man", "پسر", "1");

  static final Words<Relation> RELATIONS =
      new Words<Relation>()
          .of(
              Relation.MAIN,
              "اصلی",
              "خود",
              "خودم",
              "بیمه شده اصلی",
              "سرپرست",
              "main",
              "self",
              "employee",
              "خود فرد",
              "پرسنل")
          .of(Relation.SPOUSE, "همسر", "زوج", "زوجه", "spouse", "wife", "husband")
          .of(Relation.DAUGHTER, "دختر", "فرزند دختر", "daughter")
          .of(Relation.SON, "پسر", "فرزند پسر", "son")
          .of(Relation.FATHER, "پدر", "father")
          .of(Relation.MOTHER, "مادر", "mother")
          .of(Relation.BROTHER, "برادر", "brother")
          .of(Relation.SISTER, "خواهر", "sister")
          .of(Relation.OTHER, "سایر", "دیگر", "other");

  static final Words<BasicInsurer> BASIC_INSURERS =
      new Words<BasicInsurer>()
          .of(
              BasicInsurer.SOCIAL_SECURITY,
              "تأمین اجتماعی",
              "تامین",
              "سازمان تامین اجتماعی",
              "SOCIAL_SECURITY",
              "social security")
          .of(
              BasicInsurer.HEALTH_INSURANCE,
              "بیمه سلامت",
              "سلامت",
              "سلامت ایران",
              "بیمه سلامت ایران",
              "خدمات درمانی",
              "HEALTH_INSURANCE",
              "health insurance")
          .of(BasicInsurer.NONE, "ندارد", "بدون بیمه", "بدون بیمه پایه", "هیچ", "NONE", "no");

  private PeoplesWords() {}
}
