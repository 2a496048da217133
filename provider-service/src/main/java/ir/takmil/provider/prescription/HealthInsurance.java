package ir.takmil.provider.prescription;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Health Insurance (بیمه سلامت) finds prescriptions by person and tracking code. */
@Component
class HealthInsurance implements BasicInsurer {
  private final PrescriptionBook book;

  HealthInsurance(InsurerProperties properties, JsonMapper mapper) {
    book = new PrescriptionBook(which(), properties, mapper);
  }

  @Override
  public final Insurer which() {
    return Insurer.HEALTH_INSURANCE;
  }

  @Override
  public String about(Question question) {
    return Objects.requireNonNull(question.trackingCode());
  }

  @Override
  public List<Prescription> find(Question question) {
    return book.ask(
        Map.of("nationalCode", question.nationalCode().value(), "trackingCode", about(question)));
  }
}
