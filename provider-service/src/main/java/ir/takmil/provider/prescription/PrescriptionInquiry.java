package ir.takmil.provider.prescription;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.NationalCode;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Tehran;
import ir.takmil.provider.prescription.BasicInsurer.Question;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Asks a person's basic insurer; whoever does not answer stops nobody. */
@Service
class PrescriptionInquiry {
  private static final Logger log = LoggerFactory.getLogger(PrescriptionInquiry.class);

  private final InsurerLines lines;
  private final IdentityNumbers identityNumbers;
  private final InsurerProperties properties;
  private final Clock clock;

  PrescriptionInquiry(
      InsurerLines lines,
      IdentityNumbers identityNumbers,
      InsurerProperties properties,
      Clock clock) {
    this.lines = lines;
    this.identityNumbers = identityNumbers;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param asker the person on whose behalf it is asked
   * @param fresh whether the insurer is asked although its answer is remembered
   */
  Answer inquire(InquirePrescriptions request, String asker, boolean fresh) {
    long since = System.nanoTime();
    InsurerLine line =
        lines
            .to(request.basicInsurer())
            .orElseThrow(() -> Refusal.unprocessable("basic-insurer-needed"));
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
      return new Answer.NotAnswering("policy", properties.askAgainAfter());
    }
    var question =
        new Question(
            nationalCode.orElseThrow(() -> Refusal.unknown("person-unknown")),
            request.on(),
            trackingCode);
    return line.ask(request.personId(), question, fresh, since);
  }

  private static @Nullable String typed(@Nullable String trackingCode) {
    String code = trackingCode == null ? "" : PersianText.digits(trackingCode);
    return code.isEmpty() ? null : code;
  }
}
