package ir.takmil.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class WholeTextTest {
  private final JsonMapper mapper = mapper();

  private static JsonMapper mapper() {
    var builder = JsonMapper.builder();
    new JsonConfiguration().exactJson().customize(builder);
    return builder.build();
  }

  enum Colour {
    RED
  }

  record Thing(String text, Colour colour) {}

  private Thing read(String text, String colour) {
    return mapper.readValue("{\"text\":" + text + ",\"colour\":" + colour + "}", Thing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\udc00x",
        "a\\ud800b",
        "\\u0000",
        "\\u001b[31m",
        "\\u202eabc",
        "\\u2067x"
      })
  void brokenTextIsRefusedAndNotRepeated(String broken) {
    assertThatThrownBy(() -> read("\"" + broken + "\"", "\"RED\""))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("\"text\"")
        .hasMessageNotContaining("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"سلام", "می\u200cشود", "خط\\nبعد\\t", "\\ud83d\\ude42", "", "a\u200fb"})
  void whatPeopleTypeIsText(String text) {
    assertThat(read("\"" + text + "\"", "\"RED\"").text()).hasSizeGreaterThanOrEqualTo(0);
  }

  @Test
  void aNumberIsNoWordOfOurs() {
    assertThat(read("\"x\"", "\"RED\"").colour()).isEqualTo(Colour.RED);
    assertThatThrownBy(() -> read("\"x\"", "0")).isInstanceOf(MismatchedInputException.class);
  }
}
