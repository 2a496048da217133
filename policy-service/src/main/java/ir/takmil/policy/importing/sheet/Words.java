package ir.takmil.policy.importing.sheet;

import ir.takmil.platform.value.PersianText;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.person.Gender;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The words that people write for what we have one name for. */
final class Words<T> {
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

  static final Words<Boolean> YES_NO =
      new Words<Boolean>()
          .of(true, "بله", "بلی", "آری", "دارد", "است", "هست", "yes", "y", "true", "1")
          .of(false, "خیر", "نه", "ندارد", "نیست", "no", "n", "false", "0");

  private final Map<String, T> meanings = new HashMap<>();

  private Words<T> of(T meaning, String... words) {
    for (String word : words) {
      meanings.put(key(word), meaning);
    }
    return this;
  }

  Optional<T> meaning(String word) {
    return Optional.ofNullable(meanings.get(key(word)));
  }

  /** Letters and digits only, without vowel marks and hamzas, lower case. */
  static String key(String typed) {
    String apart = Normalizer.normalize(typed, Normalizer.Form.NFD).replace('\u06d5', '\u0647');
    var bare = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(bare::appendCodePoint);
    String searchable = PersianText.searchable(bare.toString());
    var key = new StringBuilder(searchable.length());
    searchable.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
    return key.toString();
  }
}
