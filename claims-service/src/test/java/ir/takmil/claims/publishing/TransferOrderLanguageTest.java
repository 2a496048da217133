package ir.takmil.claims.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import ir.takmil.claims.payout.SampleOrders;
import ir.takmil.claims.payout.TransferOrder;
import ir.takmil.claims.payout.TransferOrderEvent;
import ir.takmil.platform.outbox.Message;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What we say of a transfer order is what the contracts say we say. */
class TransferOrderLanguageTest {

  @Test
  void whatIsReallySaidIsValid() throws IOException {
    for (TransferOrder order : SampleOrders.lives()) {
      for (var announcement : order.outbox()) {
        Message said = TransferOrderLanguage.say(order, announcement.event()).orElseThrow();
        String json = JsonMapper.builder().build().writeValueAsString(said.body());
        assertThat(PublishedLanguageTest.schema(said.type()).validate(json, InputFormat.JSON))
            .as("%s: %s", said.type(), json)
            .isEmpty();
      }
    }
  }

  @Test
  void everyEventThereIsHasBeenSaidAbove() {
    var happened =
        SampleOrders.lives().stream()
            .flatMap(order -> order.outbox().stream())
            .map(announcement -> announcement.event().getClass())
            .distinct()
            .toList();
    assertThat(Arrays.asList(TransferOrderEvent.class.getPermittedSubclasses()))
        .allMatch(happened::contains);
  }

  @Test
  void anAttemptIsSaidAsItWasWhenItHappened() {
    TransferOrder again = SampleOrders.lives().getLast();
    var attempts =
        again.outbox().stream()
            .map(announcement ->
                TransferOrderLanguage.say(again, announcement.event()).orElseThrow())
            .map(said -> ((TransferOrderLanguage.Body) said.body()).attempt())
            .toList();
    assertThat(attempts).containsExactly(1, 1, 1, 2);
  }
}
