package ir.takmil.provider.prescription;

import ir.takmil.platform.web.Caller;
import ir.takmil.provider.prescription.BasicInsurer.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PrescriptionApi {
  private final PrescriptionInquiry inquiry;

  PrescriptionApi(PrescriptionInquiry inquiry) {
    this.inquiry = inquiry;
  }

  /** That the insurer does not answer is an answer too: go on without it. */
  @PostMapping("/prescription-inquiries")
  @RolesAllowed("insured")
  InquiryView inquire(Caller caller, @Valid @RequestBody InquirePrescriptions request) {
    return ask(request, caller.requiredPerson());
  }

  /** For a claim that rests on one: whether what was sent with it is what the insurer knows. */
  @PostMapping("/internal/prescription-inquiries")
  @RolesAllowed("service:claims-service")
  InquiryView inquire(@Valid @RequestBody InquireForFamily request) {
    return ask(request.inquiry(), request.familyId());
  }

  private InquiryView ask(InquirePrescriptions request, String family) {
    return switch (inquiry.inquire(request, family)) {
      case Answer.Found(List<Prescription> found) -> new InquiryView(State.ANSWERED, found);
      case Answer.NotAnswering() -> new InquiryView(State.NOT_ANSWERING, List.of());
    };
  }

  record InquiryView(State state, List<Prescription> items) {}

  enum State {
    ANSWERED,
    NOT_ANSWERING
  }
}
