package ir.takmil.identity.registration;

import ir.takmil.platform.value.Mobile;

/** How a code reaches a mobile. */
interface OneTimeCodes {

  /**
   * @param id of this sending: asked for again with the same one, it is sent once
   */
  void send(String id, Mobile mobile, String code);
}
