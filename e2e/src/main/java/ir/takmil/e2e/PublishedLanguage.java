package ir.takmil.e2e;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files in {@code contracts/}, held against what really goes over the wire. */
final class PublishedLanguage {
  private final Path contracts;
  private final String asyncApi;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new HashMap<>();

  PublishedLanguage(Path contracts) {
    this.contracts = contracts;
    this.asyncApi = read(contracts.resolve("asyncapi.yaml"));
  }

  /** An event of this type on this topic is written down, and says what its schema allows. */
  void allows(Wire.Event event) {
    Check.that(
        event.type() + " is in asyncapi.yaml", asyncApi.contains("name: " + event.type()), true);
    Check.that(
        event.topic() + " is in asyncapi.yaml",
        asyncApi.contains("address: " + event.topic()),
        true);
    List<com.networknt.schema.Error> faults =
        schemas
            .computeIfAbsent(event.type(), this::schema)
            .validate(event.body(), InputFormat.JSON);
    Check.that("faults of " + event.type() + " " + event.body(), faults, List.of());
  }

  private Schema schema(String type) {
    int dot = type.indexOf('.');
    Path file =
        contracts
            .resolve(type.substring(0, dot) + "-service")
            .resolve(type.substring(dot + 1))
            .resolve("schema.json");
    return registry.getSchema(read(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
