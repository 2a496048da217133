package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Words;
import ir.takmil.provider.centre.CentreKind;

/** What people call the kinds of centres; the first is what we write. */
final class KindWords {
  static final String EVERY = "همه";
  static final Words<CentreKind> KINDS =
      new Words<CentreKind>()
          .of(CentreKind.HOSPITAL, name(CentreKind.HOSPITAL), "HOSPITAL")
          .of(CentreKind.PHARMACY, name(CentreKind.PHARMACY), "PHARMACY")
          .of(CentreKind.LABORATORY, name(CentreKind.LABORATORY), "LABORATORY", "lab")
          .of(CentreKind.IMAGING, name(CentreKind.IMAGING), "مرکز تصویربرداری", "IMAGING")
          .of(CentreKind.CLINIC, name(CentreKind.CLINIC), "کلینیک", "CLINIC")
          .of(
              CentreKind.PHYSICIAN_OFFICE,
              name(CentreKind.PHYSICIAN_OFFICE),
              "مطب پزشک",
              "PHYSICIAN_OFFICE")
          .of(CentreKind.DENTISTRY, name(CentreKind.DENTISTRY), "DENTISTRY");

  private static final Words<Boolean> EVERY_KIND =
      new Words<Boolean>().of(true, EVERY, "همه مراکز", "همه انواع", "هر نوع", "all", "any");

  private KindWords() {}

  static boolean isEvery(String typed) {
    return EVERY_KIND.meaning(typed).isPresent();
  }

  static String name(CentreKind kind) {
    return switch (kind) {
      case HOSPITAL -> "بیمارستان";
      case PHARMACY -> "داروخانه";
      case LABORATORY -> "آزمایشگاه";
      case IMAGING -> "تصویربرداری";
      case CLINIC -> "درمانگاه";
      case PHYSICIAN_OFFICE -> "مطب";
      case DENTISTRY -> "دندان‌پزشکی";
    };
  }
}
