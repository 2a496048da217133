package ir.takmil.policy.codes;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import org.jspecify.annotations.Nullable;

/** How a code reaches a mobile. */
public interface OneTimeCodes {

  /**
   * @param id of this sending: asked for again with the same one, it is sent once
   * @throws Refusal 422 when nothing can be sent to this number
   */
  void send(String id, Mobile mobile, String code);

  /**
   * A code with which somebody lets a medical centre look.
   *
   * @param mobile null: nobody is reached, by as long a way
   * @param centre its name, which the text says
   * @throws Refusal 422 when nothing can be sent to this number
   */
  void sendForConsent(String id, @Nullable Mobile mobile, String code, String centre);
}
