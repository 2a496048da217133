package ir.takmil.policy.enquiry;

import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.MedicalService;
import ir.takmil.policy.contract.RequiredDocument;
import ir.takmil.policy.contract.ServiceCode;
import java.util.List;

record ServiceView(
    ServiceCode code,
    String title,
    CoverName cover,
    List<RequiredDocument> requiredDocuments,
    boolean ePrescription) {
  static ServiceView of(Cover cover, MedicalService service) {
    return new ServiceView(
        service.code(),
        service.title(),
        CoverName.of(cover),
        service.requiredDocuments(),
        service.ePrescription());
  }
}
