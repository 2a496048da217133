package ir.takmil.provider.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.provider.WholeService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Two listings of one house, until a person has said what they are. */
class DuplicatesApiTest extends WholeService {
  @Autowired private Finding finding;

  /** Each test with a phone of its own, and no pair of the others' but by its ids. */
  private final String phone =
      "021-" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 89_000_000));

  private final String one = "a" + UUID.randomUUID();
  private final String other = "b" + UUID.randomUUID();
  private final String pair = one + "_" + other;

  private Map<String, Object> centre(String name) {
    var centre = new HashMap<String, Object>();
    centre.put("name", name);
    centre.put("kind", "HOSPITAL");
    centre.put("affiliation", "خصوصی");
    centre.put("province", "تهران");
    centre.put("city", "تهران");
    centre.put("address", "خیابان مطهری");
    centre.put("phones", List.of(phone));
    centre.put("contractStart", "2025-03-21");
    centre.put("scope", "همه خدمات");
    return centre;
  }

  private void list(String id, Map<String, Object> centre) {
    ResponseEntity<String> listed = put(operator(), "/centres/" + id, centre);
    assertThat(listed.getStatusCode().is2xxSuccessful()).as(listed.getBody()).isTrue();
  }

  private void listedTwice() {
    list(one, centre("محب مهر"));
    list(other, centre("بيمارستان محب‌مهر"));
    finding.look();
  }

  private JsonNode done(ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    return tree(answer);
  }

  private void refused(ResponseEntity<String> answer, int status, String code) {
    assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
    assertThat(tree(answer).get("code").asString()).isEqualTo(code);
  }

  private ResponseEntity<String> dismiss() {
    return post(operator(), "/duplicates/" + pair + "/dismissal", Map.of());
  }

  private ResponseEntity<String> merge(String keep) {
    return post(operator(), "/duplicates/" + pair + "/merge", Map.of("keep", keep));
  }

  private ResponseEntity<String> separate(String id) {
    return post(operator(), "/centres/" + id + "/separation", Map.of());
  }

  private List<JsonNode> listed(String state) {
    var found = new ArrayList<JsonNode>();
    for (int page = 0; ; page++) {
      JsonNode answer = done(get(operator(), "/duplicates?state=" + state + "&page=" + page));
      answer.get("items").forEach(found::add);
      if (!answer.hasNonNull("next")) {
        return found.stream().filter(item -> item.get("id").asString().equals(pair)).toList();
      }
    }
  }

  private List<String> centresFound() {
    return StreamSupport.stream(
            done(get(operator(), "/centres?name=%D9%85%D8%AD%D8%A8")).get("items").spliterator(),
            false)
        .map(item -> item.get("id").asString())
        .filter(id -> id.equals(one) || id.equals(other))
        .toList();
  }

  private void enrol(String physician, String code, List<String> centres) {
    put(
        operator(),
        "/physicians/" + physician,
        Map.of(
            "councilCode", code,
            "givenName", "ماندانا",
            "familyName", "سپهری",
            "specialty", "داخلی",
            "centreIds", centres));
  }

  private List<String> physiciansAt(String centre) {
    return StreamSupport.stream(
            done(get(operator(), "/centres/" + centre)).get("physicians").spliterator(), false)
        .map(physician -> physician.get("id").asString())
        .sorted()
        .toList();
  }

  @Test
  void aPairIsShownOnceWithItsReasonsAndBothCentres() {
    listedTwice();
    finding.look();
    List<JsonNode> found = listed("OPEN");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().get("reasons").toString())
        .isEqualTo("[\"SIMILAR_NAME\",\"SAME_PHONE\"]");
    assertThat(found.getFirst().get("score").asInt()).isEqualTo(80);
    assertThat(found.getFirst().at("/centres/0/name").asString()).isEqualTo("محب مهر");
    assertThat(found.getFirst().at("/centres/1/phones/0").asString()).isEqualTo(phone);
  }

  @Test
  void twoScopesOfOneHouseAreTwoContracts() {
    list(one, centre("محب مهر"));
    var heart = centre("محب مهر (فقط قلب)");
    heart.put("scope", "فقط قلب");
    list(other, heart);
    finding.look();
    assertThat(listed("OPEN")).isEmpty();
  }

  @Test
  void aPairThatIsNoLongerAlikeIsNotAskedAbout() {
    listedTwice();
    var changed = centre("سرو سبز");
    changed.put("phones", List.of("021-1" + phone.substring(5)));
    list(other, changed);
    finding.look();
    assertThat(listed("OPEN")).isEmpty();
  }

  @Test
  void whatIsDismissedTwiceStaysDismissedWhateverIsFoundAgain() {
    listedTwice();
    JsonNode dismissed = done(dismiss());
    assertThat(dismissed.get("state").asString()).isEqualTo("DISMISSED");
    assertThat(dismissed.get("decidedBy").asString()).isNotBlank();
    assertThat(done(dismiss()).get("decidedAt")).isEqualTo(dismissed.get("decidedAt"));
    var changed = centre("محب مهر");
    changed.put("remarks", "تازه");
    list(one, changed);
    finding.look();
    assertThat(listed("OPEN")).isEmpty();
    assertThat(listed("DISMISSED")).hasSize(1);
  }

  @Test
  void twoAreMadeOneAndTwoAgain() {
    listedTwice();
    String visiting = "p" + UUID.randomUUID();
    String both = "q" + UUID.randomUUID();
    enrol(visiting, phone.substring(4), List.of(other));
    enrol(both, "ن" + phone.substring(4), List.of(other, one));

    for (int times = 0; times < 2; times++) {
      JsonNode merged = done(merge(one));
      assertThat(merged.get("state").asString()).isEqualTo("MERGED");
      assertThat(merged.get("keep").asString()).isEqualTo(one);
      assertThat(physiciansAt(one)).containsExactly(visiting, both);
      assertThat(physiciansAt(other)).isEmpty();
      assertThat(centresFound()).containsExactly(one);
      assertThat(done(get(operator(), "/centres/" + other)).get("mergedInto").asString())
          .isEqualTo(one);
    }
    finding.look();
    assertThat(listed("OPEN")).isEmpty();
    assertThat(said("provider.centre", other, 2).getLast().get("mergedInto").asString())
        .isEqualTo(one);

    for (int times = 0; times < 2; times++) {
      assertThat(separate(other).getStatusCode().value()).isEqualTo(204);
      assertThat(physiciansAt(other)).containsExactly(visiting, both);
      assertThat(physiciansAt(one)).containsExactly(both);
      assertThat(centresFound()).containsExactlyInAnyOrder(one, other);
    }
    finding.look();
    assertThat(listed("OPEN")).isEmpty();
    assertThat(listed("DISMISSED")).hasSize(1);
  }

  @Test
  void whomAnOperatorPlacedElsewhereSinceStaysThere() {
    listedTwice();
    String physician = "p" + UUID.randomUUID();
    enrol(physician, phone.substring(4), List.of(other));
    done(merge(one));
    enrol(physician, phone.substring(4), List.of("c" + one));
    separate(other);
    assertThat(physiciansAt(other)).isEmpty();
    assertThat(physiciansAt(one)).isEmpty();
  }

  @Test
  void whatCannotBeIsRefused() {
    refused(dismiss(), 404, "duplicate-unknown");
    refused(merge(one), 404, "duplicate-unknown");
    refused(separate(one), 404, "centre-unknown");
    listedTwice();
    refused(merge("c" + one), 422, "keep-not-of-pair");
    done(merge(one));
    refused(merge(other), 409, "duplicate-merged");
    refused(dismiss(), 409, "duplicate-merged");
    assertThat(get(insured("p"), "/duplicates").getStatusCode().value()).isEqualTo(403);
  }

  /** A third that is alike goes into the one that stays, not into the one that went. */
  @Test
  void whatWentTakesNoOtherIn() {
    String third = "c" + UUID.randomUUID();
    listedTwice();
    list(third, centre("محب مهر"));
    finding.look();
    done(merge(one));
    refused(
        post(operator(), "/duplicates/" + other + "_" + third + "/merge", Map.of("keep", other)),
        409,
        "centre-merged");
    done(post(operator(), "/duplicates/" + one + "_" + third + "/merge", Map.of("keep", one)));
  }
}
