package ir.takmil.claims.assessment;

import static ir.takmil.claims.claim.PrescriptionCheck.State.DIFFERENT;
import static ir.takmil.claims.claim.PrescriptionCheck.State.MATCHED;
import static ir.takmil.claims.claim.PrescriptionCheck.State.NOT_FOUND;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.PrescriptionCheck;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The door of provider-service for prescriptions; who does not answer is asked by the sweep. */
class ProviderPrescriptions implements Prescriptions {
  private static final Logger log = LoggerFactory.getLogger(ProviderPrescriptions.class);

  private final RestClient provider;

  ProviderPrescriptions(RestClient provider) {
    this.provider = provider;
  }

  /**
   * @param fresh asked anew, whatever provider-service remembers: somebody decides by it
   */
  private record Asked(
      String personId,
      String familyId,
      String basicInsurer,
      LocalDate on,
      @Nullable String trackingCode,
      boolean fresh) {}

  private record Told(String state, List<Known> items) {}

  private record Known(
      String number,
      String kind,
      LocalDate date,
      Rials total,
      @Nullable String physician,
      @Nullable String physicianCode,
      List<Prescription.Item> items) {

    /** The insured says what the basic insurer bore; the less that is, the more is paid. */
    boolean is(Prescription sent, Rials basicShare) {
      return kind.equals(sent.kind())
          && date.equals(sent.date())
          && total.equals(sent.total())
          && (sent.physicianCode() == null || sent.physicianCode().equals(physicianCode))
          && sum(items.stream().map(Prescription.Item::basicShare)).equals(basicShare);
    }

    Prescription prescription() {
      return new Prescription(number, kind, date, total, physician, items, null, physicianCode);
    }
  }

  @Override
  @CircuitBreaker(name = "prescriptions", fallbackMethod = "away")
  @Bulkhead(name = "prescriptions")
  public Optional<PrescriptionCheck.State> compare(Expense expense) {
    Prescription sent = Objects.requireNonNull(expense.prescription());
    return ask(expense, sent.date(), sent.trackingCode())
        .map(known -> compared(expense, sent, known));
  }

  @Override
  @CircuitBreaker(name = "prescriptions", fallbackMethod = "away")
  @Bulkhead(name = "prescriptions")
  public Optional<List<Prescription>> of(Expense expense) {
    return ask(expense, expense.date(), null)
        .map(known -> known.stream().map(Known::prescription).toList());
  }

  private Optional<List<Known>> ask(Expense expense, LocalDate on, @Nullable String trackingCode) {
    try {
      Told told =
          provider
              .post()
              .uri("/internal/prescription-inquiries")
              .contentType(MediaType.APPLICATION_JSON)
              .body(
                  new Asked(
                      expense.personId().value(),
                      expense.mainInsuredId().value(),
                      expense.basicInsurer(),
                      on,
                      trackingCode,
                      true))
              .retrieve()
              .body(Told.class);
      return told == null || !told.state().equals("ANSWERED")
          ? Optional.empty()
          : Optional.of(told.items());
    } catch (HttpClientErrorException answer) {
      HttpStatus status = HttpStatus.resolve(answer.getStatusCode().value());
      if (status == HttpStatus.NOT_FOUND || status == HttpStatus.UNPROCESSABLE_CONTENT) {
        return Optional.of(List.of()); // no such person or no such day: nothing is known of it
      }
      // It answers, and is not away: the others are asked, and this one is by the next round.
      return away(expense, answer);
    }
  }

  private static PrescriptionCheck.State compared(
      Expense expense, Prescription sent, List<Known> known) {
    Rials basicShare = sum(expense.lines().stream().map(Line::basicShare));
    List<Known> numbered =
        known.stream().filter(one -> one.number().equals(sent.number())).toList();
    if (numbered.isEmpty()) {
      return NOT_FOUND;
    }
    return numbered.stream().anyMatch(one -> one.is(sent, basicShare)) ? MATCHED : DIFFERENT;
  }

  private static Rials sum(Stream<Rials> amounts) {
    return amounts.reduce(Rials.ZERO, Rials::plus);
  }

  <T> Optional<T> away(Expense expense, RuntimeException why) {
    // The kind of it only: a message may quote an answer, which is about a person.
    log.atWarn()
        .addKeyValue("admission", expense.admissionId().value())
        .log("prescription not compared: {}", why.getClass().getSimpleName());
    return Optional.empty();
  }
}
