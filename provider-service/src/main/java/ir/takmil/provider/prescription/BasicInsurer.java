package ir.takmil.provider.prescription;

import ir.takmil.platform.value.NationalCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A basic insurer, which knows a person's e-prescriptions. Never throws: it answers or it does not.
 */
interface BasicInsurer {
  Insurer which();

  Answer find(Question question);

  /** The national code lives as long as the question and is written nowhere. */
  record Question(NationalCode nationalCode, LocalDate on, @Nullable String trackingCode) {}

  /** What came of asking. */
  sealed interface Answer {
    record Found(List<Prescription> prescriptions) implements Answer {}

    /** Not now: people go on without it. */
    record NotAnswering() implements Answer {}
  }
}
