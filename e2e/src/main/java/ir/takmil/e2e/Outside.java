package ir.takmil.e2e;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the outside world saw: the SMS provider's and the bank's own logs, never the suite's word.
 */
final class Outside {
  private static final Pattern SIX_DIGITS =
      Pattern.compile("(?<![0-9۰-۹])([0-9۰-۹]{6})(?![0-9۰-۹])");

  private final String address;
  private final Web web = new Web();

  Outside(Suite suite) {
    address = suite.outside();
  }

  /** Text messages to this number since then, oldest first. */
  List<String> messages(String mobile, Instant since) {
    JsonNode found = get("/sms/messages?to=" + Web.encode(mobile) + "&after=" + since).json();
    JsonNode items = found.isArray() ? found : found.get("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(message -> message.get("text").asString())
        .toList();
  }

  /** The newest six-digit code that came to this number since then. */
  String code(String mobile, Instant since) {
    String text =
        Check.eventually(
                "a code by SMS",
                () -> messages(mobile, since),
                texts -> texts.stream().anyMatch(t -> SIX_DIGITS.matcher(t).find()))
            .stream()
            .filter(t -> SIX_DIGITS.matcher(t).find())
            .reduce((first, last) -> last)
            .orElseThrow();
    Matcher digits = SIX_DIGITS.matcher(text);
    digits.find();
    var ascii = new StringBuilder();
    digits.group(1).chars().forEach(c -> ascii.append(Character.digit(c, 10)));
    return ascii.toString();
  }

  /** How often the bank's own log says that money went out under this reference. */
  long timesPaid(String bankReference) {
    return get("/bank/log")
        .text()
        .lines()
        .filter(line -> line.contains(bankReference) && line.contains("\"PAID\""))
        .count();
  }

  /** What became of each attempt to pay a transfer order, oldest first, by the bank's own log. */
  List<String> outcomes(String transferOrder) {
    return get("/bank/log")
        .text()
        .lines()
        .map(tools.jackson.databind.json.JsonMapper.shared()::readTree)
        .filter(
            payment -> payment.get("endToEndId").asString().equals(transferOrder.replace("-", "")))
        .map(payment -> payment.get("outcome").asString())
        .toList();
  }

  /** Tells a part of the outside world how to behave. */
  void mood(String part, Map<String, Object> mood) {
    web.send(
            "PUT",
            URI.create(address + "/" + part + "/mood"),
            Map.of("Content-Type", "application/json"),
            BodyPublishers.ofByteArray(
                tools.jackson.databind.json.JsonMapper.shared().writeValueAsBytes(mood)))
        .must(200);
  }

  private Answer get(String path) {
    return web.send(
            "GET",
            URI.create(address + path),
            Map.of("Accept", "application/json"),
            BodyPublishers.noBody())
        .must(200);
  }
}
