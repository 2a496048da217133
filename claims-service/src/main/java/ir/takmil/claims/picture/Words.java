package ir.takmil.claims.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the words of a page stand in their lines: for each three that follow each other, where the
 * inner ends lie between the outer ones. That stays when a page is turned a little, cut, made
 * smaller or compressed, and differs as soon as another word is written. After «locally likely
 * arrangement hashing» (Nakai, Kise, Iwamura, DAS 2006), with words that stand in a line instead of
 * points in a plane, which receipts allow.
 */
final class Words {
  /** Into how many parts the distance of the outer ends is divided. */
  private static final double PARTS = 33;

  private static final float INKED = 14;
  private static final int LOWEST_LINE = 7;
  private static final int LEAST_INK = 4;

  private final boolean[] inked;
  private final int width;
  private final int height;
  private final Set<Integer> arrangements = new HashSet<>();
  private final Set<Integer> nearly = new HashSet<>();

  private Words(Ink ink) {
    width = ink.width();
    height = ink.height();
    inked = new boolean[width * height];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        inked[at++] = ink.at(x - width / 2.0, y - height / 2.0) > INKED;
      }
    }
  }

  static Words of(Ink ink) {
    var words = new Words(ink);
    words.removeRules();
    words.readLines();
    return words;
  }

  /** Under which a page is found. */
  Set<Integer> arrangements() {
    return arrangements;
  }

  /** Under which another picture of the page may be found: also what a pixel would change. */
  Set<Integer> nearly() {
    return nearly;
  }

  /** Lines of a table and the edges of the paper are no words. */
  private void removeRules() {
    for (int x = 0; x < width; x++) {
      removeRuns(x, height, width, height / 16);
    }
    for (int y = 0; y < height; y++) {
      removeRuns(y * width, width, 1, width / 6);
    }
  }

  private void removeRuns(int start, int length, int step, int longest) {
    int run = 0;
    for (int i = 0; i <= length; i++) {
      if (i < length && inked[start + i * step]) {
        run++;
      } else {
        for (int back = 1; run > longest && back <= run; back++) {
          inked[start + (i - back) * step] = false;
        }
        run = 0;
      }
    }
  }

  private void readLines() {
    int margin = (int) (width * 0.03);
    int top = -1;
    for (int y = 0; y <= height; y++) {
      boolean written = y < height && ink(y, margin) >= LEAST_INK;
      if (written && top < 0) {
        top = y;
      } else if (!written && top >= 0) {
        if (y - top >= LOWEST_LINE && y - top < height / 12) {
          arrange(wordsOfLine(top, y, margin));
        }
        top = -1;
      }
    }
  }

  private int ink(int row, int margin) {
    int count = 0;
    for (int x = margin; x < width - margin; x++) {
      count += inked[row * width + x] ? 1 : 0;
    }
    return count;
  }

  private record Word(int left, int right) {}

  private List<Word> wordsOfLine(int top, int bottom, int margin) {
    int tall = bottom - top;
    int gap = Math.max(3, (int) (tall * 0.3));
    var words = new ArrayList<Word>();
    int left = -1;
    int last = -1;
    for (int x = margin; x < width - margin; x++) {
      if (isInked(x, top, bottom)) {
        if (left >= 0 && x - last > gap) {
          words.add(new Word(left, last + 1));
          left = -1;
        }
        left = left < 0 ? x : left;
        last = x;
      }
    }
    if (left >= 0) {
      words.add(new Word(left, last + 1));
    }
    words.removeIf(word -> word.right() - word.left() < tall * 0.25);
    return words;
  }

  private boolean isInked(int x, int top, int bottom) {
    for (int y = top; y < bottom; y++) {
      if (inked[y * width + x]) {
        return true;
      }
    }
    return false;
  }

  private void arrange(List<Word> line) {
    for (int i = 0; i + 2 < line.size(); i++) {
      int from = line.get(i).left();
      double whole = line.get(i + 2).right() - from;
      double[] ends = {
        (line.get(i).right() - from) / whole,
        (line.get(i + 1).left() - from) / whole,
        (line.get(i + 1).right() - from) / whole,
        (line.get(i + 2).left() - from) / whole
      };
      double near = Math.min(0.012, 1.3 / whole);
      arrangements.add(arrangement(ends, 0, 0));
      for (int which = 0; which < 16; which++) {
        nearly.add(arrangement(ends, near, which));
      }
    }
  }

  /**
   * @param which of the ends lie a little further right, as bits; the others lie further left
   */
  private static int arrangement(double[] ends, double near, int which) {
    int arrangement = 0;
    for (int end = 0; end < ends.length; end++) {
      double at = ends[end] + ((which >> end & 1) == 1 ? near : -near);
      arrangement = arrangement << 6 | (int) Math.clamp(at * PARTS, 0, PARTS);
    }
    return arrangement;
  }
}
