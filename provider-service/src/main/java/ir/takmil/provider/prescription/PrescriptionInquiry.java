package ir.takmil.provider.prescription;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Tehran;
import ir.takmil.provider.prescription.BasicInsurer.Answer;
import ir.takmil.provider.prescription.BasicInsurer.Question;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Asks a person's basic insurer; whoever does not answer stops nobody. */
@Service
class PrescriptionInquiry {
  private static final Logger log = LoggerFactory.getLogger(PrescriptionInquiry.class);

  private final Map<Insurer, BasicInsurer> insurers;
  private final IdentityNumbers identityNumbers;
  private final Clock clock;

  PrescriptionInquiry(List<BasicInsurer> insurers, IdentityNumbers identityNumbers, Clock clock) {
    this.insurers =
        insurers.stream().collect(Collectors.toMap(BasicInsurer::which, Function.identity()));
    this.identityNumbers = identityNumbers;
    this.clock = clock;
  }

  /**
   * @param asker the person on whose behalf it is asked
   */
  Answer inquire(InquirePrescriptions request, String asker) {
    BasicInsurer insurer = insurers.get(request.basicInsurer());
    if (insurer == null) {
      throw Refusal.unprocessable("basic-insurer-needed");
    }
    String trackingCode = typed(request.trackingCode());
    if (request.basicInsurer() == Insurer.HEALTH_INSURANCE && trackingCode == null) {
      throw Refusal.unprocessable("tracking-code-needed");
    }
    if (request.on().isAfter(Tehran.dayOf(clock.instant()))) {
      throw Refusal.unprocessable("day-ahead");
    }
    Optional<NationalCode> nationalCode;
    try {
      nationalCode = identityNumbers.of(request.personId(), asker);
    } catch (RuntimeException away) {
      log.atWarn().log("policy-service does not answer: {}", away.getClass().getSimpleName());
      return new Answer.NotAnswering();
    }
    return insurer.find(
        new Question(
            nationalCode.orElseThrow(() -> Refusal.unknown("person-unknown")),
            request.on(),
            trackingCode));
  }

  private static @Nullable String typed(@Nullable String trackingCode) {
    String code = trackingCode == null ? "" : PersianText.digits(trackingCode);
    return code.isEmpty() ? null : code;
  }
}
