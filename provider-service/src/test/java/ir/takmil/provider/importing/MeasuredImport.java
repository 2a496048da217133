package ir.takmil.provider.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.testing.FileDoors;
import ir.takmil.platform.testing.FileDoors.Answer;
import ir.takmil.provider.WholeService;
import ir.takmil.provider.centre.Places;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Figures, printed: {@code ./takmil bench provider}. A file of invented centres is read, applied,
 * and read again; the local stand-in for MongoDB is in the same process.
 */
@TestPropertySource(properties = "takmil.duplicates.look-every=1h")
class MeasuredImport extends WholeService {
  private static final int READ = 50_000;
  private static final int APPLIED = 10_000;

  private static byte[] file(int centres) {
    var csv =
        new StringBuilder(
            "نام مرکز,نوع,مالکیت,استان,شهر,آدرس,تلفن,عرض,طول,شروع قرارداد,دامنه,خدمات,ساعت کار\n");
    List<Places.Province> provinces = Places.IRAN.all();
    for (int n = 0; n < centres; n++) {
      Places.Province province = provinces.get(n % provinces.size());
      csv.append(
              "درمانگاه مهر %d,درمانگاه,خصوصی,%s,%s,خیابان مطهری پلاک %d,021-%08d,"
                  .formatted(n, province.name(), province.cities().getFirst(), n, n))
          .append("35.7,51.4,1405/01/01,همه خدمات,MRI VISIT_GP,شنبه تا پنجشنبه ۸-۱۴\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void measures(@LocalServerPort int port) {
    var doors = new FileDoors(port, operator());
    String many = sent(doors, file(READ));
    long began = System.nanoTime();
    assertThat(when(doors, many, "PREVIEWED").count("joined")).isEqualTo(READ);
    print(READ, "previewed", began);
    doors.discard(many);

    byte[] file = file(APPLIED);
    String id = sent(doors, file);
    Answer previewed = when(doors, id, "PREVIEWED");
    began = System.nanoTime();
    doors.apply(id, previewed.etag());
    when(doors, id, "APPLIED");
    print(APPLIED, "applied", began);
    String again = sent(doors, file);
    began = System.nanoTime();
    assertThat(when(doors, again, "PREVIEWED").count("unchanged")).isEqualTo(APPLIED);
    print(APPLIED, "previewed again, all unchanged", began);
  }

  private static String sent(FileDoors doors, byte[] file) {
    String id = FileDoors.newId();
    assertThat(doors.send(id, "subject=CENTRES", "text/csv", file).status()).isEqualTo(201);
    return id;
  }

  /** However long it takes. */
  private static Answer when(FileDoors doors, String id, String state) {
    while (true) {
      Answer answer = doors.get("/" + id);
      String now = answer.body().path("state").asString();
      if (now.equals(state)) {
        return answer;
      }
      assertThat(now).as("%s", answer).isIn("READING", "PREVIEWED", "APPLYING");
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static void print(int centres, String what, long began) {
    System.out.printf(
        "FIGURE import of %d centres: %s in %.1f s%n",
        centres, what, (System.nanoTime() - began) / 1e9);
  }
}
