package ir.takmil.provider.prescription;

import ir.takmil.platform.value.NationalCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A basic insurer, which knows a person's e-prescriptions. */
interface BasicInsurer {
  Insurer which();

  /** What a question is about beside the person: two questions that differ in it differ. */
  String about(Question question);

  /**
   * @throws NoAnswer when it does not answer, or with nothing that can be read
   */
  List<Prescription> find(Question question);

  /** The national code lives as long as the question and is written nowhere. */
  record Question(NationalCode nationalCode, LocalDate on, @Nullable String trackingCode) {}
}
