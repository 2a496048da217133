package ir.takmil.policy.changing;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;

/** How a code reaches a mobile. */
interface OneTimeCodes {

  /**
   * @param id of this sending: asked for again with the same one, it is sent once
   * @throws Refusal 422 when nothing can be sent to this number
   */
  void send(String id, Mobile mobile, String code);
}
