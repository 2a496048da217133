package ir.takmil.policy.holding;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

class ClaimListenerTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** So that it is set aside at once, instead of being tried again. */
  @ParameterizedTest
  @ValueSource(
      classes = {RegisteredClaim.class, ClaimListener.Approved.class, ClaimListener.Ended.class})
  void aMessageThatLacksWhatWeNeedCannotBeRead(Class<?> shape) {
    assertThatExceptionOfType(ValueInstantiationException.class)
        .isThrownBy(() -> JSON.readValue("{\"claimNumber\": \"1405000017\"}", shape));
  }
}
