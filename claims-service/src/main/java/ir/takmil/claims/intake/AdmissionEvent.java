package ir.takmil.claims.intake;

import org.springframework.data.annotation.TypeAlias;

/** What became true of an admission, as far as others care. */
public sealed interface AdmissionEvent {
  @TypeAlias("admission-confirmed")
  record AdmissionConfirmed() implements AdmissionEvent {}
}
