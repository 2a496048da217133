package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.policy.Invented;
import ir.takmil.policy.PolicyParts;
import ir.takmil.policy.contract.ContractId;
import ir.takmil.policy.importing.ImportDoors.Csv;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists that are not applied, and what their senders are told. */
@PolicyParts
class FaultyListsTest {
  private final String mother = Csv.code();
  private final String son = Csv.code();
  private final String sheba = Invented.sheba().value();
  private ImportDoors doors = new ImportDoors(0);

  @BeforeEach
  void findTheDoors(@LocalServerPort int port) {
    doors = new ImportDoors(port);
  }

  @Test
  void rowsAreHeldAgainstEachOtherAndAgainstWhatIsOnFile() {
    ContractId contract = doors.contract();
    String known = Csv.code();
    doors.applied(contract, "FULL", new Csv().main(known, "نسرین", sheba).toString());
    String orphan = Csv.code();
    String twice = Csv.code();
    String shared = Invented.sheba().value();
    String id = ImportDoors.newId();
    doors.send(
        id,
        contract,
        "PART",
        new Csv()
            .main(mother, "نسرین", sheba)
            .son(orphan, "برنا", Csv.code())
            .main(twice, "مینا")
            .main(twice, "مینا")
            .row(known, "نسرین", "نمونه‌ای", "زن", "1364/02/23", "اصلی")
            .main(Csv.code(), "مهری", shared)
            .main(Csv.code(), "مهین", shared)
            .main(Csv.code(), "مهسا", "", "", "1404/01/01")
            .main(Csv.code(), "مهتاب", "", "", "", "1406/01/01")
            .son(son, "برنا", known)
            .son(son, "برنا", known, "", "", "1405/01/05", "1405/02/01")
            .toString());
    doors.until(id, "FAULTY");

    assertThat(doors.faults(id))
        .containsExactly(
            "2 شبا sheba-of-another",
            "3 کد ملی بیمه‌شده اصلی main-not-listed",
            "4 کد ملی main-twice",
            "5 کد ملی main-twice",
            "6 تاریخ تولد birth-date-differs",
            "7 شبا sheba-of-another",
            "8 شبا sheba-of-another",
            "9 تاریخ شروع period-outside-contract",
            "10 تاریخ پایان period-outside-contract",
            "11 کد ملی person-twice",
            "12 کد ملی person-twice");
  }

  @Test
  void whatIsNoListIsRefusedOrShownAsFaulty() {
    ContractId contract = doors.contract();
    String id = ImportDoors.newId();
    assertThat(doors.send(id, Invented.contractId(), "FULL", "a").code())
        .isEqualTo("contract-unknown");
    assertThat(doors.send(id, contract, "HALF", "a").status()).isEqualTo(400);
    assertThat(doors.send(id, contract, "FULL", "image/png", new byte[1]).status()).isEqualTo(415);
    assertThat(doors.send(id, contract, "FULL", "text/csv", new byte[12 * 1024 * 1024 + 1]).code())
        .isEqualTo("import-too-large");
    assertThat(doors.get("/" + id).status()).isEqualTo(404);
    doors.send(
        id,
        contract,
        "FULL",
        "application/octet-stream",
        "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
    doors.until(id, "FAULTY");
    assertThat(doors.faults(id)).containsExactly("0  file-not-a-list");
    assertThat(doors.get("/" + id + "/faults?after=7").status()).isEqualTo(400);
    assertThat(doors.get("/" + id + "/faults?after=200").body().get("items")).isEmpty();
  }
}
