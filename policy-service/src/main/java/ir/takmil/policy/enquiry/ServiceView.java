package ir.takmil.policy.enquiry;

import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.MedicalService;
import ir.takmil.policy.contract.RequiredDocument;
import ir.takmil.policy.contract.ServiceCode;
import ir.takmil.policy.contract.SubLimit;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.Membership;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is for one person.
 *
 * @param ePrescription whether theirs is looked for
 * @param waitingDays of membership before its cover pays; null: none
 */
record ServiceView(
    ServiceCode code,
    String title,
    CoverName cover,
    List<RequiredDocument> requiredDocuments,
    boolean ePrescription,
    @Nullable SubLimit subLimit,
    @Nullable Integer waitingDays) {
  static ServiceView of(Cover cover, MedicalService service, Terms terms, Membership membership) {
    boolean exempt = terms.specialPatientsExempt() && membership.enrolment().specialPatient();
    return new ServiceView(
        service.code(),
        service.title(),
        CoverName.of(cover),
        service.requiredDocuments(),
        service.ePrescription() && !exempt,
        service.subLimit(),
        cover.waitingDays());
  }
}
