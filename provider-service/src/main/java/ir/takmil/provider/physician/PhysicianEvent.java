package ir.takmil.provider.physician;

import org.springframework.data.annotation.TypeAlias;

/** What became true of a physician. */
public sealed interface PhysicianEvent {
  @TypeAlias("physician-enrolled")
  record PhysicianEnrolled(Physician.Enrolment enrolment) implements PhysicianEvent {}
}
