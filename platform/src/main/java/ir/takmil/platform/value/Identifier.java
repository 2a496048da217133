package ir.takmil.platform.value;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An identifier: a record of one string, kept and written as that bare string. Opaque: nothing is
 * ever read out of it.
 */
public interface Identifier {
  @JsonValue
  String value();
}
