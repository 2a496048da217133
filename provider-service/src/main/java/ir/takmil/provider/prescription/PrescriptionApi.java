package ir.takmil.provider.prescription;

import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Sentences;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PrescriptionApi {
  private final PrescriptionInquiry inquiry;
  private final Clock clock;
  private final Sentences sentences = new Sentences();

  PrescriptionApi(PrescriptionInquiry inquiry, Clock clock) {
    this.inquiry = inquiry;
    this.clock = clock;
  }

  /** That the insurer does not answer is an answer too: go on without it. */
  @PostMapping("/prescription-inquiries")
  @RolesAllowed("insured")
  InquiryView inquire(Caller caller, @Valid @RequestBody InquirePrescriptions request) {
    return shown(inquiry.inquire(request, caller.requiredPerson(), false));
  }

  /** For a claim that rests on one: whether what was sent with it is what the insurer knows. */
  @PostMapping("/internal/prescription-inquiries")
  @RolesAllowed("service:claims-service")
  InquiryView inquire(@Valid @RequestBody InquireForFamily request) {
    return shown(
        inquiry.inquire(
            request.inquiry(), request.familyId(), Boolean.TRUE.equals(request.fresh())));
  }

  private InquiryView shown(Answer answer) {
    return switch (answer) {
      case Answer.Found(List<Prescription> found) ->
          new InquiryView(
              State.ANSWERED,
              found.stream().map(one -> PrescriptionView.of(one, clock.instant())).toList(),
              null,
              null);
      case Answer.NotAnswering(String who, Duration again) ->
          new InquiryView(
              State.NOT_ANSWERING,
              List.of(),
              sentences.of(who + "-not-answering", Map.of()),
              again.toSeconds());
    };
  }

  /**
   * @param message why there is none and what happens now, in Persian, when there is no answer
   * @param retryAfterSeconds when asking again may be of use, when there is no answer
   */
  record InquiryView(
      State state,
      List<PrescriptionView> items,
      @Nullable String message,
      @Nullable Long retryAfterSeconds) {}

  enum State {
    ANSWERED,
    NOT_ANSWERING
  }

  /**
   * @param editableUntil until when the insurer may still change it; null when that is past
   */
  record PrescriptionView(
      String number,
      Prescription.Kind kind,
      LocalDate date,
      Rials total,
      String centre,
      String physician,
      @Nullable String physicianCode,
      List<Prescription.Item> items,
      @Nullable Instant editableUntil) {
    static PrescriptionView of(Prescription one, Instant now) {
      return new PrescriptionView(
          one.number(),
          one.kind(),
          one.date(),
          one.total(),
          one.centre(),
          one.physician(),
          one.physicianCode(),
          one.items(),
          one.editableUntil(now));
    }
  }
}
