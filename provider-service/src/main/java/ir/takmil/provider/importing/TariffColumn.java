package ir.takmil.provider.importing;

import ir.takmil.platform.sheet.Columns;
import ir.takmil.platform.sheet.Title;
import ir.takmil.platform.sheet.Titled;

/** The columns of a file of tariffs, and what people call them. */
enum TariffColumn implements Titled {
  SERVICE(
      true,
      "کد خدمت",
      "serviceCode|خدمت|کد خدمات|service code|service",
      "کد خدمت با حرف لاتین، مانند MRI"),
  KIND(
      false,
      "نوع مرکز",
      "centreKind|نوع مرکز درمانی|مرکز|centre kind|center kind",
      "بیمارستان، داروخانه، آزمایشگاه، تصویربرداری، درمانگاه، مطب یا دندان‌پزشکی؛ خالی یا همه: در هر نوع مرکز"),
  FROM(true, "از تاریخ", "from|تاریخ شروع|شروع|start|start date", "نخستین روز، مانند ۱۴۰۵/۰۱/۰۱"),
  TO(false, "تا تاریخ", "to|تاریخ پایان|پایان|end|end date", "آخرین روز؛ خالی: بدون تاریخ پایان"),
  AMOUNT(
      true,
      "مبلغ",
      "unitPrice|amount|price|قیمت|تعرفه|مبلغ ریال|مبلغ به ریال|قیمت واحد",
      "بیشترین مبلغ هر واحد، به ریال");

  /** Of every such file. */
  static final Columns<TariffColumn> ALL = new Columns<>(TariffColumn.class);

  private final Title is;

  TariffColumn(boolean required, String title, String alsoCalled, String hint) {
    this.is = new Title(required, title, alsoCalled, hint);
  }

  @Override
  public Title is() {
    return is;
  }
}
