package ir.takmil.provider.prescription;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Social Security (تأمین اجتماعی) finds prescriptions by person and day. */
@Component
class SocialSecurity implements BasicInsurer {
  private final PrescriptionBook book;

  SocialSecurity(InsurerProperties properties, JsonMapper mapper) {
    book = new PrescriptionBook(which(), properties, mapper);
  }

  @Override
  public final Insurer which() {
    return Insurer.SOCIAL_SECURITY;
  }

  @Override
  public String about(Question question) {
    return question.on().toString();
  }

  @Override
  public List<Prescription> find(Question question) {
    return book.ask(
        Map.of("nationalCode", question.nationalCode().value(), "date", about(question)));
  }
}
