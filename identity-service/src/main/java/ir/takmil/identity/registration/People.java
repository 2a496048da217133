package ir.takmil.identity.registration;

import ir.takmil.identity.account.PersonId;
import ir.takmil.platform.value.NationalCode;
import java.time.LocalDate;
import java.util.Optional;

/** Who is on file as insured. */
interface People {

  /** The person whom both belong to; the same empty answer for unknown and for mismatched. */
  Optional<PersonId> confirm(NationalCode nationalCode, LocalDate birthDate);
}
