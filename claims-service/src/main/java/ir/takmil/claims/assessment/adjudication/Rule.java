package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A named rule: what one step takes from one line, and what it says about that. */
record Rule(Step step, int version, Bite bite) {

  /**
   * Every rule that there has been, by the engine's version. A rule that would decide otherwise on
   * the same facts is a new one, of a higher version, in a new list; the lists before stay as they
   * are.
   */
  private static final Map<Integer, List<Rule>> EDITIONS =
      Map.of(
          1,
          List.of(
              new Rule(Step.NOT_COVERED, 1, Rule::notCovered),
              new Rule(Step.TARIFF_CAP, 1, Rule::aboveTariff),
              new Rule(Step.BASIC_SHARE, 1, Rule::basicShare),
              new Rule(Step.FRANCHISE, 1, Rule::franchise),
              new Rule(Step.SUB_LIMIT, 1, Rule::beyondSubLimit),
              new Rule(Step.HELD_CEILING, 1, Rule::beyondHeld)));

  /** The plan's steps say which of them apply, and in what order. */
  static List<Rule> edition(int version) {
    List<Rule> rules = EDITIONS.get(version);
    if (rules == null) {
      throw new IllegalArgumentException("no rules of version " + version);
    }
    return rules;
  }

  static Rule of(Step step, List<Rule> edition) {
    return edition.stream().filter(rule -> rule.step() == step).findFirst().orElseThrow();
  }

  @FunctionalInterface
  interface Bite {
    Taking of(Facts.Line line, Situation at);
  }

  /**
   * @param left what earlier steps left of the line: something
   * @param basicShareTaken what of the basic insurer's share is off the line already
   * @param leftBefore what this step left of the lines before this one
   */
  record Situation(Facts facts, Rials left, Rials basicShareTaken, Rials leftBefore) {
    Franchise franchise() {
      return facts.rules().franchise();
    }
  }

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
    if (above.isZero()) {
      return Taking.NOTHING;
    }
    String ofAll =
        line.quantity() == 1
            ? ""
            : " و برای " + Persian.number(line.quantity()) + " مورد " + Persian.rials(cap);
    return new Taking(
        "K01",
        above,
        "تعرفهٔ این خدمت برای هر مورد "
            + Persian.rials(unit)
            + ofAll
            + " است؛ "
            + Persian.rials(above)
            + " بالاتر از تعرفه بود.",
        "نزد مراکزی بروید که با نرخ تعرفه کار می‌کنند؛ فهرستشان در جست‌وجوی مراکز درمانی هست.");
  }

  private static Taking basicShare(Facts.Line line, Situation at) {
    Rials share = line.basicShare().minusAtMost(at.basicShareTaken()).min(at.left());
    if (share.isZero()) {
      return Taking.NOTHING;
    }
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

  /**
   * The claims that a service is paid for are a number (K05); a sum for it is a ceiling of its own,
   * and so has the ceiling's code (K04). K07 is of the pieces on a prescription: for people.
   */
  private static Taking beyondSubLimit(Facts.Line line, Situation at) {
    SubLimit limit = at.facts().subLimit();
    if (limit == null) {
      return Taking.NOTHING;
    }
    if (limit.isUsedUp()) {
      return new Taking(
          "K05",
          at.left(),
          "طرح شما این خدمت را "
              + limit.window()
              + " تا "
              + Persian.number(Objects.requireNonNull(limit.count()))
              + " بار می‌پذیرد و پیش از این "
              + Persian.number(limit.usedCount())
              + " بار پذیرفته شده است؛ "
              + Persian.rials(at.left())
              + " پذیرفته نشد.",
          "پیش از مراجعه، تعداد مجاز این خدمت را در بخش استعلام ببینید.");
    }
    if (limit.amount() == null) {
      return Taking.NOTHING;
    }
    return beyond(
        limit.amount().minusAtMost(limit.usedAmount()).minusAtMost(at.leftBefore()),
        at,
        "از سقف این خدمت " + limit.window(),
        "پیش از هزینه، سقف این خدمت را در بخش استعلام ببینید.");
  }

  private static Taking beyondHeld(Facts.Line line, Situation at) {
    Rials held = at.facts().held();
    return held == null
        ? Taking.NOTHING
        : beyond(
            held.minusAtMost(at.leftBefore()),
            at,
            "از سقف تعهدات شما در این پوشش",
            "پیش از هزینه، ماندهٔ سقف را در بخش استعلام ببینید.");
  }

  private static Taking beyond(Rials ceilingLeft, Situation at, String of, String howToAvoid) {
    Rials beyond = at.left().minusAtMost(ceilingLeft);
    if (beyond.isZero()) {
      return Taking.NOTHING;
    }
    String had =
        ceilingLeft.isZero()
            ? "، چیزی نمانده بود"
            : "، " + Persian.rials(ceilingLeft) + " مانده بود";
    return new Taking(
        "K04", beyond, of + had + "؛ " + Persian.rials(beyond) + " بیش از آن است.", howToAvoid);
  }
}
