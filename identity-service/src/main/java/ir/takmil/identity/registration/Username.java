package ir.takmil.identity.registration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.PersianText;
import java.util.Locale;

/** A name to log in with: 4 to 32 Latin letters, digits and . _ -, a letter first, lower case. */
record Username(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Username {
    value = PersianText.normalise(value).toLowerCase(Locale.ROOT);
    if (!value.matches("[a-z][a-z0-9._-]{3,31}")) {
      throw Refusal.malformed("username-wrong");
    }
  }
}
