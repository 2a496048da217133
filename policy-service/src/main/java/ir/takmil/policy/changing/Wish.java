package ir.takmil.policy.changing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import ir.takmil.platform.value.Mobile;
import ir.takmil.platform.value.Sheba;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The new number in the clear: in memory only. */
sealed interface Wish {

  record NewSheba(Sheba sheba) implements Wish {}

  record NewMobile(Mobile mobile) implements Wish {}

  /** One of the two: what belongs to one request is confirmed, refused and applied as one. */
  static Wish of(@Nullable Sheba sheba, @Nullable Mobile mobile) {
    if (sheba != null && mobile == null) {
      return new NewSheba(sheba);
    }
    if (mobile != null && sheba == null) {
      return new NewMobile(mobile);
    }
    throw new Refusal(
        Refusal.Kind.MALFORMED,
        "sheba-or-mobile",
        Map.of(),
        List.of(new Fault("/sheba", "sheba-or-mobile"), new Fault("/mobile", "sheba-or-mobile")));
  }

  static Wish of(Field field, String value) {
    return switch (field) {
      case SHEBA -> new NewSheba(new Sheba(value));
      case MOBILE -> new NewMobile(new Mobile(value));
    };
  }

  default Field field() {
    return switch (this) {
      case NewSheba it -> Field.SHEBA;
      case NewMobile it -> Field.MOBILE;
    };
  }

  default String value() {
    return switch (this) {
      case NewSheba it -> it.sheba().value();
      case NewMobile it -> it.mobile().value();
    };
  }

  default String masked() {
    return switch (this) {
      case NewSheba it -> it.sheba().masked();
      case NewMobile it -> it.mobile().masked();
    };
  }
}
