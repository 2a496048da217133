package ir.takmil.policy.changing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.value.Sheba;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import java.util.Map;
import java.util.UUID;

/** A family on file whose mother changes something, and what she does at the doors. */
record Scene(Doors doors, Family family, String path) {
  static Scene at(int port) {
    Doors doors = Doors.at(port);
    return new Scene(doors, Family.invented().told(doors), newPath());
  }

  static String newPath() {
    return "/my-change-requests/" + UUID.randomUUID();
  }

  Doors mother() {
    return doors.insured(family.mother());
  }

  String phone() {
    return Invented.mobileOf(family.mother());
  }

  Doors.Answer asks(Sheba sheba) {
    return mother().put(path, Map.of("sheba", sheba.value()));
  }

  Doors.Answer asks(String mobile) {
    return mother().put(path, Map.of("mobile", mobile));
  }

  Doors.Answer confirms(String code) {
    return mother().post(path + "/confirmation", Map.of("code", code));
  }

  Doors.Answer confirms(String code, String newMobileCode) {
    return mother()
        .post(path + "/confirmation", Map.of("code", code, "newMobileCode", newMobileCode));
  }

  /** Where claims-service would send her money now. */
  String paidAt() {
    return doors
        .service("claims-service")
        .get("/internal/people/" + family.mother().value() + "/payee")
        .body()
        .get("sheba")
        .asString();
  }

  static void refused(Doors.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().get("detail").asString())
        .matches("(?s).*[\\u0600-\\u06ff].*")
        .doesNotContain("{");
  }

  static void malformed(Doors.Answer answer, String code, String pointer) {
    refused(answer, 400, code);
    assertThat(answer.pointer()).as(answer.body().toString()).isEqualTo(pointer);
  }
}
