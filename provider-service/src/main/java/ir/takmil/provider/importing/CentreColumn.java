package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Title;
import ir.takmil.platform.sheet.Titled;

/** The columns of a file of centres, and what people call them. */
enum CentreColumn implements Titled {
  ID(
      false,
      "شناسه",
      "id|شناسه مرکز|centre id",
      "برای مرکز تازه خالی بماند؛ شناسه‌ای که نیست، مرکزی تازه است"),
  NAME(true, "نام مرکز", "name|نام|عنوان|نام مرکز درمانی", "نام کامل مرکز"),
  KIND(
      true,
      "نوع مرکز",
      "kind|نوع|نوع فعالیت|نوع مرکز درمانی",
      "بیمارستان، داروخانه، آزمایشگاه، تصویربرداری، درمانگاه، مطب یا دندان‌پزشکی"),
  AFFILIATION(true, "وابستگی", "affiliation|مالکیت|نوع وابستگی", "مانند خصوصی، دولتی یا خیریه"),
  PROVINCE(true, "استان", "province", "یکی از ۳۱ استان"),
  CITY(true, "شهر", "city|شهرستان", "شهرستان"),
  ADDRESS(true, "نشانی", "address|آدرس", "نشانی بدون استان و شهر"),
  PHONES(false, "تلفن", "phones|phone|تلفن‌ها|شماره تلفن", "با ویرگول از هم جدا"),
  REMARKS(false, "توضیحات", "remarks|توضیح|ملاحظات", "هرچه بیمه‌شده باید بداند"),
  LATITUDE(false, "عرض جغرافیایی", "latitude|lat|عرض", "به درجه، مانند ۳۵٫۷۰"),
  LONGITUDE(false, "طول جغرافیایی", "longitude|lng|lon|طول", "به درجه، مانند ۵۱٫۴۰"),
  CONTRACT_START(
      true,
      "شروع قرارداد",
      "contractStart|تاریخ شروع قرارداد|از تاریخ",
      "نخستین روز قرارداد، مانند ۱۴۰۵/۰۱/۰۱"),
  CONTRACT_END(
      false,
      "پایان قرارداد",
      "contractEnd|تاریخ پایان قرارداد|تا تاریخ",
      "آخرین روز قرارداد؛ خالی: بدون تاریخ پایان"),
  SCOPE(true, "دامنه قرارداد", "scope|دامنه|موضوع قرارداد", "مانند همه خدمات یا فقط قلب"),
  SERVICES(false, "خدمات", "services|کد خدمات|کدهای خدمت", "کد خدمات، با ویرگول از هم جدا"),
  OPENING_HOURS(
      false,
      "ساعت کار",
      "openingHours|ساعات کار|ساعت‌های کار",
      "مانند شنبه تا چهارشنبه ۸-۱۴ و ۱۶-۲۰؛ پنجشنبه ۸-۱۲");

  /** Of every such file. */
  static final Columns<CentreColumn> ALL = new Columns<>(CentreColumn.class);

  private final Title is;

  CentreColumn(boolean required, String title, String alsoCalled, String hint) {
    this.is = new Title(required, title, alsoCalled, hint);
  }

  @Override
  public Title is() {
    return is;
  }
}
