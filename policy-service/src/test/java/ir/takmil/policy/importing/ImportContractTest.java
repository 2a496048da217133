package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.takmil.platform.testing.FileDoors.Answer;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ImportDoors.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors of lists are as written, and open to operators only. */
@PolicyParts
class ImportContractTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Object> document;
  private ImportDoors doors = new ImportDoors(0);
  private int port;

  ImportContractTest() throws IOException {
    document =
        new Yaml().load(Files.readString(Path.of("../contracts/policy-service/openapi.yaml")));
  }

  @BeforeEach
  void findTheDoors(@LocalServerPort int found) {
    port = found;
    doors = new ImportDoors(found);
  }

  @Test
  void whatComesOutIsAsWritten() {
    ContractId contract = doors.contract();
    String code = Csv.code();
    String id = ImportDoors.newId();

    isA(
        "Import",
        doors.send(id, contract, "FULL", new Csv().main(code, "نسرین").toString()).body());
    Answer previewed = doors.until(id, "PREVIEWED");
    isA("Import", previewed.body());
    isA("ImportDifferences", doors.differences(id, "JOINED"));
    isA("Import", doors.apply(id, previewed.etag()).body());
    isA("Import", doors.until(id, "APPLIED").body());
    String next = ImportDoors.newId();
    doors.send(next, contract, "FULL", new Csv().main(Csv.code(), "مینا").toString());
    doors.until(next, "PREVIEWED");
    isA("ImportDifferences", doors.differences(next, "LEFT"));
    String faulty = ImportDoors.newId();
    doors.send(faulty, contract, "PART", new Csv().main("1", "مینا").row("a").toString());
    doors.until(faulty, "FAULTY");
    isA("ImportFaults", doors.get("/" + faulty + "/faults").body());
    isA("Imports", doors.get("?contract=" + contract.value()).body());
    isA("Problem", doors.apply(faulty, "\"1\"").body());
  }

  @Test
  void nobodyButAnOperatorComesIn() {
    ContractId contract = Invented.contractId();
    String id = ImportDoors.newId();
    for (String token :
        new String[] {
          TestTokens.staff(Doors.US, "assessor1", "assessor"),
          TestTokens.staff(Doors.US, "holder1", "policyholder"),
          TestTokens.person(Doors.US, Invented.personId().value()),
          TestTokens.service(Doors.US, "claims-service")
        }) {
      var others = new ImportDoors(port, token);
      assertThat(others.send(id, contract, "FULL", "a").status()).isEqualTo(403);
      assertThat(others.get("/" + id).status()).isEqualTo(403);
      assertThat(others.get("?contract=" + contract.value()).status()).isEqualTo(403);
      assertThat(others.get("/" + id + "/faults").status()).isEqualTo(403);
      assertThat(others.get("/" + id + "/differences?kind=LEFT").status()).isEqualTo(403);
      assertThat(others.apply(id, "*").status()).isEqualTo(403);
      assertThat(others.discard(id).status()).isEqualTo(403);
    }
    var auditor = new ImportDoors(port, TestTokens.staff(Doors.US, "auditor1", "auditor"));
    assertThat(auditor.get("?contract=" + contract.value()).status()).isEqualTo(200);
    assertThat(auditor.send(id, contract, "FULL", "a").status()).isEqualTo(403);
    assertThat(auditor.apply(id, "*").status()).isEqualTo(403);
    assertThat(auditor.discard(id).status()).isEqualTo(403);
    var expired = TestTokens.expired(Doors.US, "operator1");
    assertThat(new ImportDoors(port, expired).discard(id).status()).isEqualTo(401);
  }

  private void isA(String schema, JsonNode body) {
    var root = new LinkedHashMap<String, Object>();
    root.put("$ref", "#/components/schemas/" + schema);
    root.put("components", document.get("components"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.writeValueAsString(root), InputFormat.JSON);
    assertThat(compiled.validate(body.toString(), InputFormat.JSON))
        .as(schema + " " + body)
        .isEmpty();
  }
}
