package ir.takmil.provider.prescription;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.prescription.Prescription.Item;
import ir.takmil.provider.prescription.Prescription.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a basic insurer's answer, which is believed in nothing: it may be no JSON, cut short, far
 * too long or of the wrong shape. An answer that is none is thrown; a single entry that makes no
 * sense is left out, and the others count.
 */
final class PrescriptionBook {
  private static final Logger log = LoggerFactory.getLogger(PrescriptionBook.class);
  private static final int LONGEST_ANSWER = 256 * 1024;
  private static final int MOST_ENTRIES = 200;
  private static final int LONGEST_TEXT = 200;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final RestClient http;
  private final JsonMapper mapper;
  private final Duration answerWithin;

  PrescriptionBook(Insurer insurer, InsurerProperties properties, JsonMapper mapper) {
    this.http =
        Neighbours.plain(
                properties.url() + "/" + insurer.code() + "/v1", properties.answerWithin(), mapper)
            .mutate()
            .defaultHeaders(headers -> headers.setBearerAuth(properties.key()))
            .build();
    this.mapper = mapper;
    this.answerWithin = properties.answerWithin();
  }

  /**
   * @throws NoAnswer when there is no answer, or none that can be read
   */
  List<Prescription> ask(Map<String, String> question) {
    long began = System.nanoTime();
    try {
      return http.post()
          .uri("/prescriptions")
          .contentType(MediaType.APPLICATION_JSON)
          .accept(MediaType.APPLICATION_JSON)
          .body(question)
          .exchange((request, response) -> read(response));
    } catch (RestClientException broken) {
      // An answer that drips is cut off in time too, and says less clearly why.
      if (broken.getMostSpecificCause() instanceof HttpTimeoutException
          || System.nanoTime() - began >= answerWithin.toNanos()) {
        throw new NoAnswer.Lasting("silence");
      }
      throw new NoAnswer.Passing(broken.getMostSpecificCause().getClass().getSimpleName());
    }
  }

  private List<Prescription> read(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    if (status == 200) {
      return prescriptions(tree(whole(response)).path("prescriptions"));
    }
    boolean itsOwn = isJson(response.getHeaders().getContentType());
    // Nothing is read of what else it says, which may be without end.
    response.getBody().close();
    return switch (status) {
      case 400, 404, 422 -> {
        if (!itsOwn) {
          throw new NoAnswer.Passing("status " + status + " of somebody else");
        }
        yield List.of(); // understood, and there is nothing for that question
      }
      case 401, 403 -> throw new NoAnswer.Lasting("status " + status);
      case 429 -> throw new NoAnswer.Lasting("status 429", pause(response.getHeaders()));
      default -> throw new NoAnswer.Passing("status " + status);
    };
  }

  /** A page that says 404 is some gateway's, and says nothing of prescriptions. */
  private static boolean isJson(@Nullable MediaType type) {
    return type != null
        && (type.isCompatibleWith(MediaType.APPLICATION_JSON)
            || type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
  }

  private static byte[] whole(ClientHttpResponse response) throws IOException {
    InputStream body = response.getBody();
    byte[] read = body.readNBytes(LONGEST_ANSWER + 1);
    if (read.length > LONGEST_ANSWER) {
      body.close(); // else whoever closes the response reads it to its end, should it have one
      throw new NoAnswer.Lasting("an answer without end");
    }
    return read;
  }

  private static @Nullable Duration pause(HttpHeaders headers) {
    String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
    if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
      return null; // not said, or a date by a clock that is not ours
    }
    Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)));
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  private JsonNode tree(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (JacksonException unreadable) {
      // The exception quotes the answer, which is about a person: only its kind goes on.
      throw new NoAnswer.Passing("unreadable: " + unreadable.getClass().getSimpleName());
    }
  }

  private static List<Prescription> prescriptions(JsonNode array) {
    if (!array.isArray()) {
      throw new NoAnswer.Passing("another shape");
    }
    var read = new ArrayList<Prescription>();
    int senseless = 0;
    for (JsonNode entry : array) {
      if (read.size() == MOST_ENTRIES) {
        break;
      }
      try {
        read.add(prescription(entry));
      } catch (Senseless | Refusal | DateTimeException wrong) {
        senseless++;
      }
    }
    if (senseless > 0) {
      log.atWarn().addKeyValue("entries", senseless).log("prescriptions that make no sense");
    }
    return List.copyOf(read);
  }

  private static Prescription prescription(JsonNode entry) {
    var items = new ArrayList<Item>();
    JsonNode listed = entry.path("items");
    if (!listed.isArray() || listed.size() > MOST_ENTRIES) {
      throw new Senseless();
    }
    for (JsonNode item : listed) {
      items.add(
          new Item(
              text(item, "name"),
              whole(item, "count"),
              Rials.of(whole(item, "unitPrice")),
              Rials.of(whole(item, "insuranceShare"))));
    }
    return new Prescription(
        number(entry),
        kind(entry),
        date(entry),
        Rials.of(whole(entry, "totalAmount")),
        text(entry, "centreName"),
        text(entry, "physicianName"),
        physicianCode(entry),
        List.copyOf(items));
  }

  private static String number(JsonNode entry) {
    String number = text(entry, "number");
    if (number.isEmpty()) {
      throw new Senseless();
    }
    return number;
  }

  private static LocalDate date(JsonNode entry) {
    LocalDate date = LocalDate.parse(text(entry, "date"));
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      throw new Senseless();
    }
    return date;
  }

  /** A code that is none is left out; the prescription stands without it. */
  private static @Nullable String physicianCode(JsonNode entry) {
    JsonNode value = entry.path("physicianCode");
    String code = value.isString() ? PersianText.digits(value.stringValue()) : "";
    return code.matches("\\p{L}?[0-9]{1,8}") ? code : null;
  }

  private static Kind kind(JsonNode entry) {
    String kind = text(entry, "kind");
    for (Kind known : Kind.values()) {
      if (known.name().equals(kind)) {
        return known;
      }
    }
    throw new Senseless();
  }

  private static String text(JsonNode entry, String field) {
    JsonNode value = entry.path(field);
    if (!value.isString() || value.stringValue().length() > LONGEST_TEXT) {
      throw new Senseless();
    }
    String text = PersianText.normalise(value.stringValue());
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new Senseless(); // half a character cannot be shown to anyone
    }
    return text;
  }

  private static long whole(JsonNode entry, String field) {
    JsonNode value = entry.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new Senseless();
    }
    return value.longValue();
  }

  private static final class Senseless extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1L;
  }
}
