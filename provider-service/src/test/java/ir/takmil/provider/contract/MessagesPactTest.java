package ir.takmil.provider.contract;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.filter.InteractionFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import ir.takmil.provider.centre.CentreKind;
import ir.takmil.provider.publishing.PublishedLanguageTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the listeners to our topics need; a description is the message's type. */
@Provider("provider-service")
@PactFolder("../contracts/pacts")
@PactFilter(value = "Asynchronous/Messages", filter = InteractionFilter.ByInteractionType.class)
class MessagesPactTest {
  private static final LocalDate END = LocalDate.parse("2027-03-20");

  @BeforeEach
  void target(PactVerificationContext context) {
    context.setTarget(new MessageTestTarget(List.of(getClass().getPackageName())));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void weSayWhatTheyNeed(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @PactVerifyProvider("provider.centre-listed.v1")
  String centreListed() {
    return PublishedLanguageTest.json(PublishedLanguageTest.centre(END));
  }

  @PactVerifyProvider("provider.physician-enrolled.v1")
  String physicianEnrolled() {
    return PublishedLanguageTest.json(PublishedLanguageTest.physician());
  }

  @PactVerifyProvider("provider.service-specialties-set.v1")
  String serviceSpecialtiesSet() {
    return PublishedLanguageTest.json(PublishedLanguageTest.specialties());
  }

  @PactVerifyProvider("provider.tariff-set.v1")
  String tariffSet() {
    return PublishedLanguageTest.json(PublishedLanguageTest.tariff(CentreKind.HOSPITAL, END));
  }
}
