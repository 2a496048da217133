package ir.takmil.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.WholeService;
import ir.takmil.provider.physician.Physicians;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class PhysicianApiTest extends WholeService {
  private final String id = UUID.randomUUID().toString();

  /** Each test has numbers and a family name of its own. */
  private final String code = String.valueOf(10_000_000 + Math.floorMod(id.hashCode(), 80_000_000));

  private final String family = "خاندان" + code;

  @Autowired private MongoTemplate mongo;
  @Autowired private Physicians physicians;

  private ResponseEntity<String> enrol(String physician, String councilCode, String specialty) {
    return put(
        operator(),
        "/physicians/" + physician,
        Map.of(
            "councilCode", councilCode,
            "givenName", "ماندانا",
            "familyName", family,
            "specialty", specialty,
            "centreIds", List.of("c-" + code)));
  }

  private JsonNode asked(String path) {
    return tree(get(insured("p"), path));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aPhysicianIsAnnouncedOnceAndWithoutAName() {
    assertThat(enrol(id, code, "قلب و عروق").getStatusCode().value()).isEqualTo(201);
    assertThat(enrol(id, code, "قلب و عروق").getStatusCode().value()).isEqualTo(200);
    enrol(id, code, "داخلی");
    List<JsonNode> said = said("provider.physician", id, 2);
    assertThat(said).hasSize(2);
    assertThat(said.getLast().get("specialty").asString()).isEqualTo("داخلی");
    assertThat(said.getLast().propertyNames())
        .containsExactlyInAnyOrder("physicianId", "councilCode", "specialty");
  }

  @Test
  void aCouncilCodeIsOnePhysicians() {
    enrol(id, code, "داخلی");
    ResponseEntity<String> another = enrol(UUID.randomUUID().toString(), code, "داخلی");
    assertThat(another.getStatusCode().value()).isEqualTo(409);
    assertThat(tree(another).get("code").asString()).isEqualTo("council-code-taken");
  }

  @Test
  void aCodeIsVerifiedHoweverItsDigitsAreTyped() {
    enrol(id, code, "داخلی");
    String persian =
        code.chars()
            .mapToObj(c -> String.valueOf((char) (c - '0' + '۰')))
            .reduce("", String::concat);
    JsonNode known = asked("/physicians/verification?councilCode=" + encoded(persian));
    assertThat(known.get("known").asBoolean()).isTrue();
    assertThat(known.get("familyName").asString()).isEqualTo(family);
    assertThat(known.get("specialty").asString()).isEqualTo("داخلی");
    JsonNode unknown = asked("/physicians/verification?councilCode=99999998");
    assertThat(unknown.get("known").asBoolean()).isFalse();
    assertThat(unknown.has("specialty")).isFalse();
    ResponseEntity<String> wrong =
        get(insured("p"), "/physicians/verification?councilCode=" + encoded("هیچ"));
    assertThat(wrong.getStatusCode().value()).isEqualTo(400);
  }

  @Test
  void aPhysicianIsFoundByNameSpecialtyAndCentre() {
    enrol(id, code, "قلب و عروق");
    for (String query :
        List.of(
            "name=" + encoded(family),
            "name=" + encoded("عروق " + family),
            "name=" + encoded("ماندانا " + family.substring(0, 8)) + "&centre=c-" + code,
            "centre=c-" + code)) {
      assertThat(asked("/physicians?" + query).at("/items/0/councilCode").asString())
          .as(query)
          .isEqualTo(code);
    }
    assertThat(asked("/physicians?name=" + encoded("چشم " + family)).get("total").asInt()).isZero();
  }

  /** Kept as the release before this one did: flat, without a version. */
  @Test
  void whatAnEarlierReleaseKeptIsReadAndAnnouncedWhenItIsEnrolledAgain() {
    mongo.insert(
        new Document("_id", id)
            .append("kind", "physician")
            .append("councilCode", code)
            .append("givenName", "ماندانا")
            .append("familyName", family)
            .append("specialty", "داخلی")
            .append("centreIds", List.of("c-" + code)),
        "physicians");
    physicians.countFromNow(); // as at every start
    assertThat(asked("/physicians?centre=c-" + code).at("/items/0/specialty").asString())
        .isEqualTo("داخلی");
    assertThat(enrol(id, code, "داخلی").getStatusCode().value()).isEqualTo(200);
    assertThat(said("provider.physician", id, 1)).hasSize(1);
    assertThat(asked("/physicians?name=" + encoded(family)).get("total").asInt()).isEqualTo(1);
  }

  @Test
  void whatAServiceIsOfIsSaidOnce() {
    String service = "S" + code;
    var specialties = Map.of("specialties", List.of("قلب و عروق", "داخلي", "داخلی"));
    put(operator(), "/service-specialties/" + service, specialties);
    ResponseEntity<String> again = put(operator(), "/service-specialties/" + service, specialties);
    assertThat(tree(again).get("specialties").toString()).isEqualTo("[\"داخلی\",\"قلب و عروق\"]");
    assertThat(said("provider.service-specialties", service, 1)).hasSize(1);
    assertThat(get(operator(), "/service-specialties").getBody()).contains(service);
    assertThat(put(operator(), "/service-specialties/lower", specialties).getStatusCode().value())
        .isEqualTo(400);
  }
}
