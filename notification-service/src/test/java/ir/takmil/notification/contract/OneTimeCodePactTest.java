package ir.takmil.notification.contract;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import ir.takmil.notification.SmsStandIn.Mood;
import ir.takmil.notification.WholeService;
import ir.takmil.platform.testing.TestTokens;
import java.net.URI;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** What identity-service and policy-service need of us, each with a token of its own. */
@Provider("notification-service")
@PactFolder("../contracts/pacts")
class OneTimeCodePactTest extends WholeService {

  @BeforeEach
  void target(@Nullable PactVerificationContext context) throws java.net.MalformedURLException {
    if (context != null) {
      context.setTarget(HttpTestTarget.fromUrl(URI.create(base()).toURL()));
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void weDoWhatTheyNeed(@Nullable PactVerificationContext context, @Nullable HttpRequest request) {
    if (context != null && request != null) {
      request.setHeader(
          "Authorization",
          "Bearer " + TestTokens.service("notification-service", context.getConsumer().getName()));
      context.verifyInteraction();
    }
  }

  @State("the SMS provider answers")
  void theProviderAnswers() {
    SMS.sends(Mood.WELL);
  }

  @State("the SMS provider refuses the number")
  void theProviderRefusesTheNumber() {
    SMS.sends(Mood.REFUSES);
  }

  @State("the SMS provider does not answer")
  void theProviderDoesNotAnswer() {
    SMS.sends(Mood.FAILS);
  }
}
