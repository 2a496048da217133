package ir.takmil.claims.coverage;

import ir.takmil.platform.value.PersianText;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a physician is, as provider-service last told it.
 *
 * @param councilCode of the medical council, as {@link #code} has it
 */
@Document("physicians")
@TypeAlias("physician")
@CompoundIndex(name = "council-code", def = "{'councilCode': 1}")
public record Physician(@Id String id, String councilCode, String specialty, int heard) {

  /** People put spaces, points and zeros into it: one form to find it by. */
  static String code(String typed) {
    return PersianText.searchable(typed)
        .replaceAll("[\\s./-]", "")
        .replaceFirst("^(\\p{L}?)0+(?=[0-9])", "$1");
  }
}
