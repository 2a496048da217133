package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import java.util.List;

/** A named rule: what one step takes from one line, and what it says about that. */
record Rule(Step step, int version, Bite bite) {

  /** Every rule there is. The plan's steps say which apply, and in what order. */
  static final List<Rule> ALL =
      List.of(
          new Rule(Step.NOT_COVERED, 1, Rule::notCovered),
          new Rule(Step.TARIFF_CAP, 1, Rule::aboveTariff),
          new Rule(Step.BASIC_SHARE, 1, Rule::basicShare),
          new Rule(Step.FRANCHISE, 1, Rule::franchise),
          new Rule(Step.HELD_CEILING, 1, Rule::beyondHeld));

  static Rule of(Step step) {
    return ALL.stream().filter(rule -> rule.step() == step).findFirst().orElseThrow();
  }

  @FunctionalInterface
  interface Bite {
    Taking of(Facts.Line line, Situation at);
  }

  /**
   * @param left what earlier steps left of the line
   * @param basicShareTaken what of the basic insurer's share is off the line already
   * @param ceilingLeft what the lines before this one left of the held ceiling, in this step
   */
  record Situation(Rials left, Rials basicShareTaken, Rials ceilingLeft, Franchise franchise) {}

  /**
   * @param amount never more than what is left of the line
   */
  record Taking(String code, Rials amount, String sentence, String howToAvoid) {
    static final Taking NOTHING = new Taking("", Rials.ZERO, "", "");
  }

  private static Taking notCovered(Facts.Line line, Situation at) {
    return line.covered()
        ? Taking.NOTHING
        : new Taking(
            "K06",
            at.left(),
            "این خدمت در تعهد طرح شما نیست؛ " + Persian.rials(at.left()) + " آن پذیرفته نشد.",
            "پیش از مراجعه، در بخش استعلام ببینید خدمت در تعهد طرح شما هست یا نه.");
  }

  /** A tariff so high that it cannot be multiplied caps nothing. */
  private static Taking aboveTariff(Facts.Line line, Situation at) {
    Rials unit = line.unitTariff();
    if (unit == null
        || Math.multiplyHigh(unit.amount(), line.quantity()) != 0
        || unit.amount() * line.quantity() < 0) {
      return Taking.NOTHING;
    }
    Rials cap = unit.times(line.quantity());
    Rials above = at.left().minusAtMost(cap);
    return new Taking(
        "K01",
        above,
        "تعرفهٔ این خدمت "
            + Persian.rials(unit)
            + " برای هر مورد است؛ "
            + Persian.rials(above)
            + " بالاتر از تعرفه بود.",
        "نزد مراکزی بروید که با نرخ تعرفه کار می‌کنند؛ فهرستشان در جست‌وجوی مراکز درمانی هست.");
  }

  private static Taking basicShare(Facts.Line line, Situation at) {
    Rials share = line.basicShare().minusAtMost(at.basicShareTaken()).min(at.left());
    return new Taking(
        "K03",
        share,
        "سهم بیمهٔ پایه، " + Persian.rials(share) + "، بر عهدهٔ بیمهٔ پایه است و از مبلغ کم شد.",
        "مبلغی را که بیمهٔ پایه پرداخته است جزو هزینهٔ پرداختی خود ننویسید.");
  }

  private static Taking franchise(Facts.Line line, Situation at) {
    boolean baseUsed = !line.basicShare().isZero();
    return switch (at.franchise().policy()) {
      case WAIVED_IF_BASE_USED -> baseUsed ? Taking.NOTHING : percentage(at);
      case BASE_SHARE_ELSE_PERCENT -> baseUsed ? basicShare(line, at) : percentage(at);
      case ALWAYS_PERCENT -> percentage(at);
    };
  }

  /** A fraction of a rial is rounded down: in favour of the insured, who bears the franchise. */
  private static Taking percentage(Situation at) {
    BasisPoints share = at.franchise().share();
    Rials own = at.left().shareRoundedDown(share);
    String howToAvoid =
        at.franchise().policy() == Franchise.Policy.ALWAYS_PERCENT
            ? "فرانشیز سهم خود بیمه‌شده در قرارداد است و همیشه کم می‌شود."
            : "اگر نخست از بیمهٔ پایه استفاده کنید، فرانشیز کم نمی‌شود.";
    return new Taking(
        "K02",
        own,
        "فرانشیز طرح شما "
            + Persian.percent(share)
            + " است: "
            + Persian.rials(own)
            + " سهم خود شماست.",
        howToAvoid);
  }

  private static Taking beyondHeld(Facts.Line line, Situation at) {
    Rials beyond = at.left().minusAtMost(at.ceilingLeft());
    return new Taking(
        "K04",
        beyond,
        "از سقف تعهدات شما در این پوشش "
            + Persian.rials(at.ceilingLeft())
            + " مانده بود؛ "
            + Persian.rials(beyond)
            + " بیش از آن است.",
        "پیش از هزینه، ماندهٔ سقف را در بخش استعلام ببینید.");
  }
}
