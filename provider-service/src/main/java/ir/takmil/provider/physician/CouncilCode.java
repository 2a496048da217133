package ir.takmil.provider.physician;

import com.fasterxml.jackson.annotation.JsonCreator;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Identifier;
import ir.takmil.platform.value.PersianText;

/** A physician's number at the medical council: one to eight digits behind at most one letter. */
public record CouncilCode(String value) implements Identifier {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CouncilCode {
    value = PersianText.digits(value);
    if (!value.matches("\\p{L}?[0-9]{1,8}")) {
      throw Refusal.malformed("council-code-wrong");
    }
  }
}
