package ir.takmil.policy.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.codes.Phones;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** {@code openapi.yaml} says what the doors really are, who may enter, and what comes out. */
@PolicyParts
class OpenApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RequestMappingHandlerMapping mappings;
  private final Map<String, Object> document;
  private final Audit audit;
  private final Phones phones;

  OpenApiTest(
      @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
      @Autowired Audit audit,
      @Autowired Phones phones)
      throws IOException {
    this.mappings = mappings;
    this.audit = audit;
    this.phones = phones;
    this.document =
        new Yaml().load(Files.readString(Path.of("../contracts/policy-service/openapi.yaml")));
  }

  @Test
  void everyOperationIsWrittenDownWithItsRoleAndNoOther() {
    var written = new TreeMap<String, String>();
    object(document, "paths")
        .forEach((path, item) ->
            map(item)
                .forEach((method, operation) -> {
                  if (!method.equals("parameters")) {
                    written.put(
                        method.toUpperCase(java.util.Locale.ROOT) + " " + path,
                        String.valueOf(map(operation).get("x-role")));
                  }
                }));
    var real = new TreeMap<String, String>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (handler.getBeanType().getName().startsWith("ir.takmil.policy.")) {
            RolesAllowed roles =
                Objects.requireNonNull(handler.getMethodAnnotation(RolesAllowed.class));
            mapping
                .getMethodsCondition()
                .getMethods()
                .forEach(method ->
                    mapping
                        .getPatternValues()
                        .forEach(path ->
                            real.put(method + " " + path, String.join(",", roles.value()))));
          }
        });
    assertThat(written).isEqualTo(real);
  }

  @Test
  void whatComesOutIsAsWritten(@LocalServerPort int port) {
    Doors doors = Doors.at(port);
    Family family = Family.invented().told(doors);
    Doors mother = doors.insured(family.mother());
    String contract = family.contract().value();
    String who = "contract=" + contract + "&person=" + family.son().value();

    isA("Contracts", mother.get("/contracts"));
    isA("Family", mother.get("/family"));
    isA("Services", mother.get("/contracts/" + contract + "/services"));
    isA("Ceilings", mother.get("/ceilings?" + who));
    isA("Ceiling", mother.get("/remaining-ceiling?service=PHARMACY&" + who));
    isA("Ceiling", mother.get("/remaining-ceiling?service=SPECIALIST_VISIT&" + who));
    isA("Ceiling", mother.get("/remaining-ceiling?service=UNKNOWN&" + who));
    isA("Eligibility", mother.get("/eligibility?service=PHARMACY&" + who));
    isA("Eligibility", mother.get("/eligibility?service=UNKNOWN&" + who));
    isA("FamilyCeilings", mother.get("/family-ceilings?contract=" + contract));
    isA("Sharing", mother.get("/sharing"));
    Doors operator = doors.operator();
    isA("Family", operator.get("/people/" + family.son().value()));
    isA(
        "Family",
        operator.post("/people/search", Map.of("nationalCode", family.sonCode().value())));
    isA("Members", operator.get("/contracts/" + contract + "/members"));
    isA("PlanEdition", operator.get("/plans/" + family.plan().value()));
    isA("Ledger", operator.get("/ledger?cover=DRUGS&" + who));
    isA(
        "Identity",
        doors
            .service("identity-service")
            .post(
                "/internal/identity-checks",
                Map.of("nationalCode", family.sonCode().value(), "birthDate", "2015-08-27")));
    String person = "/internal/people/" + family.mother().value();
    isA(
        "IdentityNumber",
        doors
            .service("provider-service")
            .get(person + "/identity-number?family=" + family.mother().value()));
    isA("Payee", doors.service("claims-service").get(person + "/payee"));
    for (String service : List.of("PHARMACY", "SPECIALIST_VISIT", "UNKNOWN")) {
      isA(
          "Remaining",
          doors
              .service("claims-service")
              .get("/internal/remaining-ceiling?on=2026-06-01&service=" + service + "&" + who));
    }
    changes(doors, family);
    consents(doors.service("provider-service"), Family.invented().told(doors));
    isA("Held", held(doors.service("claims-service"), family));
    audit.record(
        new Caller("any", "assessor1", null, Set.of("assessor")),
        "person.read",
        family.mother().value());
    isA("AuditPage", doors.auditor().get("/audit?act=person.put&actor=service:nobody"));
    isA("AuditPage", doors.auditor().get("/audit"));
    Doors.Answer readings = mother.get("/readings");
    isA("Readings", readings);
    assertThat(readings.body().get("items")).isNotEmpty();
    isA("Problem", doors.get("/contracts"));
    isA("Problem", mother.get("/contracts/" + family.plan().value() + "/services"));
    isA("Problem", doors.operator().put("/contracts/" + contract, "{}"));
  }

  private void changes(Doors doors, Family family) {
    Doors mother = doors.insured(family.mother());
    String id = UUID.randomUUID().toString();
    Map<String, Object> merged = Map.of("sheba", Invented.shebaAt("063").value());
    valid("AskForChange", merged);
    isA("MyChangeRequest", mother.put("/my-change-requests/" + id, merged));
    Map<String, Object> code = Map.of("code", "1");
    valid("ConfirmChange", code);
    isA("Problem", mother.post("/my-change-requests/" + id + "/confirmation", code));
    isA("MyChangeRequests", mother.get("/my-change-requests"));

    String behalf = "/change-requests/" + UUID.randomUUID();
    Map<String, Object> asked =
        Map.of(
            "personId", family.mother().value(), "mobile", Invented.mobile(), "reason", "گم شده");
    valid("AskOnBehalf", asked);
    isA("ChangeRequest", doors.operator("operator1").put(behalf, asked));
    isA("ChangeRequests", doors.operator().get("/change-requests"));
    Map<String, Object> refused = Map.of("reason", "ناخوانا");
    valid("RefuseChange", refused);
    Doors other = doors.operator("operator2").having("\"1\"");
    isA("ChangeRequest", other.post(behalf + "/refusal", refused));
    isA("ChangeRequests", doors.operator().get("/change-requests?state=refused"));
  }

  private void consents(Doors provider, Family family) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> asked =
        Map.of(
            "id", id,
            "nationalCode", family.sonCode().value(),
            "centreId", "a-centre",
            "centreName", "درمانگاه",
            "by", "an-account",
            "on", "2026-06-01");
    valid("AskConsent", asked);
    isA("AskedConsent", provider.post("/internal/consents", asked));
    String code = phones.lastAt(Invented.mobileOf(family.mother()));
    Map<String, Object> told = Map.of("centreId", "a-centre", "by", "an-account", "code", code);
    valid("TellCode", told);
    String path = "/internal/consents/" + id;
    isA("Problem", provider.get(path + "?centre=a-centre&by=an-account"));
    isA("Consented", provider.post(path + "/eligibility", told));
    isA("Consented", provider.get(path + "?centre=a-centre&by=an-account"));
  }

  private Doors.Answer held(Doors claims, Family family) {
    Map<String, Object> body = family.holdBody("DRUGS", 1_000);
    valid("HoldCeiling", body);
    return claims.put("/internal/holds/a-claim-of-the-open-api", body);
  }

  @Test
  void whatGoesInIsAsWritten() {
    Family family = Family.invented();
    valid("AdjustCeiling", family.adjustmentBody("DRUGS", 1_000));
    valid("PutContract", family.contractBody());
    valid("PutPerson", family.motherBody());
    valid("PutPerson", family.sonBody());
    valid("PutMembership", family.membershipBody(family.son(), "SON"));
  }

  private void isA(String schema, Doors.Answer answer) {
    valid(schema, answer.body());
  }

  private void valid(String schema, Object body) {
    var root = new LinkedHashMap<String, Object>();
    root.put("$ref", "#/components/schemas/" + schema);
    root.put("components", document.get("components"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.writeValueAsString(root), InputFormat.JSON);
    String json = JSON.writeValueAsString(body);
    assertThat(compiled.validate(json, InputFormat.JSON)).as(schema + " " + json).isEmpty();
  }

  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return map(parent.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
