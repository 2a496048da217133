package ir.takmil.claims.assessment.adjudication;

import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Plans and claims of every kind; the same seed makes the same ones. */
final class RandomFacts {
  private final Random random;

  RandomFacts(long seed) {
    random = new Random(seed);
  }

  Facts next() {
    var lines = new ArrayList<Facts.Line>();
    int count = 1 + random.nextInt(8);
    boolean alike = random.nextBoolean(); // as a claim's are: one service, one tariff
    boolean covered = random.nextInt(10) > 0;
    Rials tariff = maybe(amount());
    for (int i = 1; i <= count; i++) {
      lines.add(
          new Facts.Line(
              i,
              1 + random.nextInt(20),
              amount(),
              random.nextInt(3) == 0 ? amount() : Rials.ZERO,
              alike ? covered : random.nextInt(10) > 0,
              alike ? tariff : maybe(amount())));
    }
    return new Facts(rules(), lines, random.nextBoolean() ? limit() : null, maybe(amount()));
  }

  private Rules rules() {
    var steps = new ArrayList<>(Arrays.asList(Step.values()));
    if (random.nextBoolean()) {
      Collections.shuffle(steps, random);
    }
    List<Step> some =
        random.nextInt(3) == 0 ? steps.subList(0, random.nextInt(steps.size() + 1)) : steps;
    Franchise.Policy[] policies = Franchise.Policy.values();
    return new Rules(
        1 + random.nextInt(9),
        some,
        new Franchise(
            policies[random.nextInt(policies.length)], new BasisPoints(random.nextInt(10_001))));
  }

  private SubLimit limit() {
    return new SubLimit(
        maybe(amount()),
        random.nextBoolean() ? 1 + random.nextInt(4) : null,
        random.nextBoolean() ? 1 + random.nextInt(3) : null,
        random.nextBoolean() ? amount() : Rials.ZERO,
        random.nextInt(4));
  }

  private @Nullable Rials maybe(Rials amount) {
    return random.nextInt(3) == 0 ? null : amount;
  }

  /** From nothing to a hundred billion rials, small ones as likely as large ones. */
  private Rials amount() {
    return Rials.of(random.nextLong(1L << random.nextInt(38)));
  }
}
