package ir.takmil.claims.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.picture.Likeness.Form;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Receipts that come again are found, receipts that only look alike are not. The set is made: six
 * pharmacies with a form each, sixteen receipts on each form with other people, medicines and
 * amounts, photographed; each once more turned by up to three degrees, cut by up to five percent at
 * each side, compressed anew, or several of these. Every receipt is compared with the second
 * sending of every other of its form, and with some of other forms.
 */
class LikenessTest {
  private static final int FORMS = 6;
  private static final int RECEIPTS = 16;
  private static final long SEED = 1405;

  private record Sent(Likeness first, Likeness again) {}

  private static Likeness likeness(BufferedImage picture) {
    Likeness made = Likeness.of(Sheet.of(picture).reduced(1_000).grey());
    return new Likeness(made.arrangements(), made.nearly(), Form.unpacked(made.form().packed()));
  }

  private static List<Sent> set() {
    var random = new Random(SEED);
    var sent = new ArrayList<Sent>();
    for (int i = 0; i < FORMS * RECEIPTS; i++) {
      int form = i / RECEIPTS;
      long receipt = form * 1_000L + i;
      BufferedImage first = MadePapers.photographed(MadePapers.receipt(form, receipt), receipt);
      sent.add(new Sent(likeness(first), likeness(changed(first, i % 6, random))));
    }
    return sent;
  }

  /** Turned, cut, compressed; turned and cut; all three, twice as often. */
  private static BufferedImage changed(BufferedImage first, int how, Random random) {
    boolean turned = how == 0 || how >= 3;
    boolean cut = how == 1 || how >= 3;
    boolean compressed = how == 2 || how >= 4;
    var sides = new double[4];
    for (int side = 0; cut && side < 4; side++) {
      sides[side] = random.nextDouble() * 0.05;
    }
    return MadePapers.again(
        first,
        turned ? (random.nextDouble() * 2 - 1) * 3 : 0,
        sides,
        compressed ? 0.3f + random.nextFloat() * 0.5f : 0.9f);
  }

  @Test
  void whatComesAgainIsFoundAndWhatOnlyLooksAlikeIsNot() {
    List<Sent> set = set();
    int again = 0;
    for (Sent one : set) {
      again += isSimilar(one.first(), one.again()) ? 1 : 0;
    }
    int different = 0;
    int falseAlarms = 0;
    for (int i = 0; i < set.size(); i++) {
      for (int j = 0; j < set.size(); j++) {
        boolean sameForm = i / RECEIPTS == j / RECEIPTS;
        if (i != j && (sameForm || (i + j) % 16 == 0)) {
          different++;
          falseAlarms += isSimilar(set.get(i).first(), set.get(j).again()) ? 1 : 0;
        }
      }
    }
    double recall = again / (double) set.size();
    double alarms = falseAlarms / (double) different;
    System.out.printf(
        "FIGURE likeness of made receipts: recall %.2f %% of %d, false alarms %.3f %% of %d pairs%n",
        recall * 100, set.size(), alarms * 100, different);
    assertThat(recall).isGreaterThanOrEqualTo(0.95);
    assertThat(alarms).isLessThanOrEqualTo(0.005);
  }

  private static boolean isSimilar(Likeness one, Likeness other) {
    return Comparison.likeness(one.form(), other.form()) >= Comparison.SIMILAR;
  }

  @Test
  void aBlankPageIsLikeNothing() {
    var blank = likeness(new BufferedImage(800, 600, BufferedImage.TYPE_3BYTE_BGR));
    assertThat(Comparison.likeness(blank.form(), blank.form())).isZero();
    assertThat(blank.arrangements()).isEmpty();
  }
}
