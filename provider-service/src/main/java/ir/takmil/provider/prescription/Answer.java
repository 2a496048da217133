package ir.takmil.provider.prescription;

import java.time.Duration;
import java.util.List;

/** What came of asking. */
sealed interface Answer {
  record Found(List<Prescription> prescriptions) implements Answer {}

  /**
   * Not now: people go on without it.
   *
   * @param who an insurer's name, or policy
   * @param askAgainAfter when asking again may be of use
   */
  record NotAnswering(String who, Duration askAgainAfter) implements Answer {}
}
