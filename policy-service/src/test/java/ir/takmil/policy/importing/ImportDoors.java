package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.FileDoors;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.Invented;
import ir.takmil.policy.contract.ContractId;
import java.nio.charset.StandardCharsets;

/** The doors of lists. */
final class ImportDoors extends FileDoors {
  private final int port;

  ImportDoors(int port) {
    this(port, TestTokens.staff(Doors.US, "operator1", "operator"));
  }

  ImportDoors(int port, String token) {
    super(port, token);
    this.port = port;
  }

  /** A contract of 2026, with one plan. */
  ContractId contract() {
    Family family = Family.invented();
    assertThat(
            Doors.at(port)
                .operator()
                .put("/contracts/" + family.contract().value(), family.contractBody())
                .status())
        .isEqualTo(201);
    return family.contract();
  }

  Answer send(String id, ContractId contract, String scope, String csv) {
    return send(id, contract, scope, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  Answer send(String id, ContractId contract, String scope, String type, byte[] file) {
    return send(id, "contract=" + contract.value() + "&scope=" + scope, type, file);
  }

  /** Sent, looked at, and applied. */
  Answer applied(ContractId contract, String scope, String csv) {
    String id = newId();
    assertThat(send(id, contract, scope, csv).status()).isEqualTo(201);
    Answer previewed = until(id, "PREVIEWED");
    assertThat(apply(id, previewed.etag()).status()).isEqualTo(202);
    return until(id, "APPLIED");
  }

  /** A list of invented people; the columns that most need. */
  static final class Csv {
    private static final String HEADER =
        "کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,نسبت,کد ملی بیمه‌شده اصلی,شبا,موبایل,تاریخ شروع,تاریخ پایان,بیمه پایه\n";

    private final StringBuilder text = new StringBuilder(HEADER);

    static String code() {
      return Invented.nationalCode().value();
    }

    /** From the code on, in the order of the columns; what is left out is blank. */
    Csv row(String... cells) {
      text.append(String.join(",", cells)).append('\n');
      return this;
    }

    Csv main(String code, String name, String... more) {
      return row(
          String.join(",", code, name, "نمونه‌ای", "زن", "1364/02/22", "اصلی", ""),
          String.join(",", more));
    }

    Csv son(String code, String name, String main, String... more) {
      return row(
          String.join(",", code, name, "نمونه‌ای", "مرد", "1394/06/05", "پسر", main),
          String.join(",", more));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
