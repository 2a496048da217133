package ir.takmil.claims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What {@code openapi.yaml} says of this service. */
public final class OpenApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path FILE = Path.of("../contracts/claims-service/openapi.yaml");

  private OpenApi() {}

  public static Map<String, Object> document() {
    try {
      return new Yaml().load(Files.readString(FILE));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** What came out is what is written down, under this name. */
  public static void isA(String schema, String json) {
    var root = new LinkedHashMap<String, Object>();
    root.put("$ref", "#/components/schemas/" + schema);
    root.put("components", document().get("components"));
    var compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.writeValueAsString(root), InputFormat.JSON);
    assertThat(compiled.validate(json, InputFormat.JSON)).as("%s: %s", schema, json).isEmpty();
  }

  public static void isA(String schema, Calls.Answer answer) {
    isA(schema, answer.json().toString());
  }
}
