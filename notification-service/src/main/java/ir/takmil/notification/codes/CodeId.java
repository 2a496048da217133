package ir.takmil.notification.codes;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;

/** Under which the provider knows the text of a code: the same id again is not a second SMS. */
public record CodeId(String value) implements Identifier {
  public CodeId {
    if (!value.matches("[0-9A-Za-z._-]{1,100}")) {
      throw Refusal.malformed("id-wrong", "/id");
    }
  }
}
