package ir.takmil.provider.prescription;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.security.Neighbours;
import ir.takmil.platform.value.PersianText;
import ir.takmil.platform.value.Rials;
import ir.takmil.provider.prescription.BasicInsurer.Answer;
import ir.takmil.provider.prescription.Prescription.Item;
import ir.takmil.provider.prescription.Prescription.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private final RestClient http;
  private final JsonMapper mapper;

  PrescriptionBook(String url, String key, Duration answerWithin, JsonMapper mapper) {
    this.http =
        Neighbours.plain(url, answerWithin, mapper)
            .mutate()
            .defaultHeaders(headers -> headers.setBearerAuth(key))
            .build();
    this.mapper = mapper;
  }

  /**
   * @throws RestClientException when there is no answer, or none that can be read
   */
  Answer ask(Map<String, String> question) {
    return http.post()
        .uri("/prescriptions")
        .contentType(MediaType.APPLICATION_JSON)
        .accept(MediaType.APPLICATION_JSON)
        .body(question)
        .exchange((request, response) -> read(response));
  }

  private Answer read(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    if (status == 400 || status == 404 || status == 422) {
      return new Answer.Found(List.of()); // it has understood us, and has nothing for that question
    }
    if (status != 200) {
      throw new RestClientException("status " + status);
    }
    byte[] body = response.getBody().readNBytes(LONGEST_ANSWER + 1);
    if (body.length > LONGEST_ANSWER) {
      throw new RestClientException("an answer without end");
    }
    return new Answer.Found(prescriptions(tree(body).path("prescriptions")));
  }

  private JsonNode tree(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (JacksonException unreadable) {
      // The exception quotes the answer, which is about a person: only its kind goes on.
      throw new RestClientException("unreadable: " + unreadable.getClass().getSimpleName());
    }
  }

  private static List<Prescription> prescriptions(JsonNode array) {
    if (!array.isArray()) {
      throw new RestClientException("an answer of another shape");
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
        text(entry, "number"),
        kind(entry),
        LocalDate.parse(text(entry, "date")),
        Rials.of(whole(entry, "totalAmount")),
        text(entry, "centreName"),
        text(entry, "physicianName"),
        List.copyOf(items));
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
    return PersianText.normalise(value.stringValue());
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
