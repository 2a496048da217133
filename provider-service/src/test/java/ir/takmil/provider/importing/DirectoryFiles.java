package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.Eventually;
import ir.takmil.platform.testing.FileDoors;
import ir.takmil.platform.testing.FileDoors.Answer;
import ir.takmil.provider.WholeService;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

/** Files of centres and tariffs, as an operator sends them. */
abstract class DirectoryFiles extends WholeService {
  static final String CENTRES =
      "نام مرکز;نوع;مالکیت;استان;شهر;آدرس;تلفن;شروع قرارداد;دامنه;ساعت کار\n";
  static final String TARIFFS = "کد خدمت;نوع مرکز;از تاریخ;تا تاریخ;مبلغ\n";

  final String mark = "م" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  final String service = "S" + Long.toString(System.nanoTime(), 36).toUpperCase();
  FileDoors doors = new FileDoors(0, "");

  /** Nobody else's file has been applied meanwhile. */
  @BeforeEach
  void findTheDoors(@LocalServerPort int port, @Autowired MongoTemplate mongo) {
    mongo.remove(new Query(), "imports");
    doors = new FileDoors(port, operator());
  }

  String centre(String name, String more) {
    return mark + " " + name + ";درمانگاه;خصوصی;یزد;میبد;خیابان ۱;" + more + "\n";
  }

  Answer send(String id, String subject, String csv) {
    return doors.send(id, "subject=" + subject, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  Answer applied(String subject, String csv) {
    String id = FileDoors.newId();
    assertThat(send(id, subject, csv).status()).isEqualTo(201);
    assertThat(doors.apply(id, doors.until(id, "PREVIEWED").etag()).status()).isEqualTo(202);
    return doors.until(id, "APPLIED");
  }

  List<JsonNode> found() {
    return tree(get(operator(), "/centres?name=" + mark)).get("items").valueStream().toList();
  }

  List<JsonNode> foundAsSoonAs(int many) {
    return Eventually.eventually(() -> {
      List<JsonNode> found = found();
      assertThat(found).hasSize(many);
      return found;
    });
  }

  String kept(String name, String address, List<String> phones) {
    String id = "c-" + UUID.randomUUID();
    var listing = new LinkedHashMap<>(listing(name));
    listing.put("address", address);
    listing.put("phones", phones);
    assertThat(put(operator(), "/centres/" + id, listing).getStatusCode().value()).isEqualTo(201);
    return id;
  }

  static Map<String, Object> listing(String name) {
    return Map.of(
        "name", name,
        "kind", "CLINIC",
        "affiliation", "خصوصی",
        "province", "یزد",
        "city", "میبد",
        "address", "خیابان ۱",
        "phones", List.of(),
        "contractStart", "2026-03-21",
        "scope", "همه");
  }
}
