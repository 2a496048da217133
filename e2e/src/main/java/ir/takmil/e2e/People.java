package ir.takmil.e2e;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The invented people of the demo data. */
record People(List<Person> all, String contract, String endedContract) {

  /** A person on file; a mobile in the form that the SMS provider keeps. */
  record Person(
      String id,
      String family,
      String nationalCode,
      LocalDate birthDate,
      String mobile,
      String sheba,
      String username) {}

  static People of(Path demoData) {
    JsonNode people = JsonMapper.shared().readTree(demoData.resolve("people.json"));
    JsonNode contracts = JsonMapper.shared().readTree(demoData.resolve("contracts.json"));
    return new People(
        StreamSupport.stream(people.spliterator(), false).map(People::person).toList(),
        contracts.get(0).get("id").asString(),
        contracts.get(1).get("id").asString());
  }

  private static Person person(JsonNode person) {
    String mobile = person.path("mobile").asString("");
    String id = person.get("id").asString();
    return new Person(
        id,
        person.get("family").asString(),
        person.get("nationalCode").asString(),
        LocalDate.parse(person.get("birthDate").asString()),
        mobile.replaceFirst("^0", "+98"),
        person.path("sheba").asString(""),
        "demo."
            + person.get("family").asString().toLowerCase(java.util.Locale.ROOT)
            + "."
            + id.substring(id.length() - 2));
  }

  List<Person> family(String family) {
    return all.stream().filter(person -> person.family().equals(family)).toList();
  }

  /** The main insured of a family stands first in the data. */
  Person main(String family) {
    return family(family).getFirst();
  }
}
