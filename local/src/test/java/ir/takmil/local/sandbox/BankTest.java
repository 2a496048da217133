package ir.takmil.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BankTest {
  private static final String OPEN = "IR220170004410990112233445";
  private static final String OTHER = "IR500120008820990556677889";
  private static final String CLOSED = "IR500150005530990990010000";

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws IOException {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void settlesAFileAndReportsOnIt() throws IOException {
    assertThat(put("M1", file("M1", pay("E1", OPEN, "7468200"), pay("E2", CLOSED, "100"))).status())
        .isEqualTo(202);
    assertThat(report("M1").code()).isEqualTo("not-ready");

    String report = settled("M1");
    assertThat(report)
        .contains("xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"")
        .contains("<OrgnlMsgId>M1</OrgnlMsgId>")
        .contains("<GrpSts>PART</GrpSts>")
        .contains(
            "<OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>ACSC</TxSts>"
                + "<AcctSvcrRef>990000000001</AcctSvcrRef>")
        .contains(
            "<OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
                + "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn>");
    assertThat(log())
        .extracting(line -> line.path("outcome").asString(), line -> line.path("amount").asLong())
        .containsExactly(Tuple.tuple("PAID", 7_468_200L), Tuple.tuple("REJECTED", 100L));
  }

  @Test
  void aFileSentTwiceIsTakenOnceAndOtherBytesUnderItsIdAreRefused() throws IOException {
    String file = file("M1", pay("E1", OPEN, "100"));

    assertThat(put("M1", file).status()).isEqualTo(202);
    assertThat(put("M1", file).status()).isEqualTo(200);
    assertThat(put("M1", file + " ").status()).isEqualTo(409);
    settled("M1");
    assertThat(put("M1", file).json().path("status").asString()).isEqualTo("REPORTED");
    assertThat(paid()).containsExactly("E1");
  }

  @Test
  void anEndToEndIdIsPaidOnceAcrossFilesAndRestarts() throws IOException {
    put("M1", file("M1", pay("E1", OPEN, "100"), pay("E1", OPEN, "100")));
    settled("M1");
    put("M2", file("M2", pay("E1", OTHER, "900")));
    assertThat(settled("M2")).contains("<Cd>DU04</Cd>").contains("<GrpSts>RJCT</GrpSts>");
    world.restart();
    put("M3", file("M3", pay("E1", OPEN, "100")));

    assertThat(settled("M3")).contains("<Cd>DU04</Cd>");
    assertThat(paid()).containsExactly("E1");
  }

  @Test
  void manyFilesWithOneEndToEndIdPayItOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> puts = new ArrayList<>();
      IntStream.range(0, 16)
          .forEach(
              n -> puts.add(() -> put("M" + n, file("M" + n, pay("E1", OPEN, "100"))).status()));
      for (var put : threads.invokeAll(puts)) {
        assertThat(put.get()).isEqualTo(202);
      }
      world.pass(Bank.SETTLES_AFTER);
      List<Callable<Integer>> asks = new ArrayList<>();
      IntStream.range(0, 16).forEach(n -> asks.add(() -> report("M" + n).status()));
      for (var ask : threads.invokeAll(asks)) {
        assertThat(ask.get()).isEqualTo(200);
      }
    }
    assertThat(paid()).containsExactly("E1");
    assertThat(log()).hasSize(16);
  }

  @Test
  void aBouncedPaymentIsPaidOnceToTheCorrectedSheba() throws IOException {
    put("M1", file("M1", pay("E1", CLOSED, "100")));
    settled("M1");
    put("M2", file("M2", pay("E1", OPEN, "100")));

    assertThat(settled("M2")).contains("<TxSts>ACSC</TxSts>");
    assertThat(paid()).containsExactly("E1");
  }

  @Test
  void aSettlementThatWasKilledHalfwayGoesOnWhereItStood() throws IOException {
    put(
        "M1",
        file("M1", pay("E1", OPEN, "100"), pay("E2", OTHER, "200"), pay("E3", CLOSED, "300")));
    settled("M1");
    world.close();
    Path journal = folder.resolve("bank.jsonl");
    List<String> lines = Files.readAllLines(journal);
    assertThat(lines).hasSize(4);
    // As the disk stands when the process dies while it writes the second outcome.
    Files.writeString(
        journal, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 40));
    world = new World(folder);

    assertThat(settled("M1")).contains("<GrpSts>PART</GrpSts>");
    assertThat(paid()).containsExactly("E1", "E2");
    assertThat(log()).hasSize(3);
  }

  @Test
  void aFileThatDiedUnsettledIsSettledAfterTheRestart() throws IOException {
    put("M1", file("M1", pay("E1", OPEN, "100")));
    world.restart();

    assertThat(settled("M1")).contains("<TxSts>ACSC</TxSts>");
  }

  @ParameterizedTest
  @CsvSource({
    "IR230170004410990112233445, IRR, 100,   AC01",
    "IR220170004410990112233446, IRR, 100,   AC01",
    "DE89370400440532013000,     IRR, 100,   AC01",
    "IR220170004410990112233445, EUR, 100,   AM03",
    "IR220170004410990112233445, IRR, 0,     AM01",
    "IR220170004410990112233445, IRR, 10.5,  AM12",
    "IR220170004410990112233445, IRR, -100,  AM12",
    "IR500150005530990990010000, IRR, 100,   AC04"
  })
  void rejectsAPaymentWithItsReason(String iban, String currency, String amount, String reason)
      throws IOException {
    String file =
        file("M1", pay("E1", iban, amount)).replace("Ccy=\"IRR\"", "Ccy=\"" + currency + "\"");
    assertThat(put("M1", file).status()).isEqualTo(202);

    assertThat(settled("M1")).contains("<Cd>" + reason + "</Cd>").doesNotContain("ACSC");
    assertThat(paid()).isEmpty();
  }

  @Test
  void takesAnAmountThatIsWrittenWithDecimals() throws IOException {
    put("M1", file("M1", pay("E1", OPEN, "100.00")));

    assertThat(settled("M1")).contains("<TxSts>ACSC</TxSts>");
    assertThat(log().getFirst().path("amount").asLong()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "<NbOfTxs>2</NbOfTxs>, <NbOfTxs>3</NbOfTxs>, AM18",
    "<CtrlSum>300</CtrlSum>, <CtrlSum>301</CtrlSum>, AM10",
    "<CtrlSum>300</CtrlSum>, '', AM10",
    "<IBAN>IR500120008820990556677889</IBAN></Id></DbtrAcct>,"
        + " <IBAN>IR510120008820990556677889</IBAN></Id></DbtrAcct>, AC02"
  })
  void paysNothingOfAFileThatDoesNotAddUp(String was, String is, String reason) throws IOException {
    String file = file("M1", pay("E1", OPEN, "100"), pay("E2", OPEN, "200"));
    assertThat(put("M1", file.replace(was, is)).status()).isEqualTo(202);

    assertThat(settled("M1"))
        .contains("<GrpSts>RJCT</GrpSts>")
        .contains("<Cd>" + reason + "</Cd>")
        .doesNotContain("ACSC");
    assertThat(paid()).isEmpty();
  }

  @Test
  void readsNoFileThatTheXmlPointsTo() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "IR-SECRET");
    String xml =
        "<!DOCTYPE Document [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + file("M1", pay("&x;", OPEN, "100")).replaceFirst("<\\?xml[^>]*>", "");

    World.Said said = put("M1", xml);
    assertThat(said.status()).isEqualTo(400);
    assertThat(said.body()).doesNotContain("IR-SECRET");
  }

  @Test
  void isNotBlownUpByEntities() throws IOException {
    String bomb =
        "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
            + file("M1", pay("&d;", OPEN, "100")).replaceFirst("<\\?xml[^>]*>", "");

    assertThat(put("M1", bomb).code()).isEqualTo("bad-xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<Document/>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"/>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"/>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>"
      })
  void refusesWhatIsNoPaymentFile(String body) throws IOException {
    assertThat(put("M1", body).status()).isEqualTo(400);
    assertThat(report("M1").code()).isEqualTo("unknown-file");
  }

  @ParameterizedTest
  @CsvSource({
    "<MsgId>M1</MsgId>, <MsgId>M2</MsgId>",
    "<EndToEndId>E1</EndToEndId>, ''",
    "<EndToEndId>E1</EndToEndId>, <EndToEndId> </EndToEndId>",
    "<PmtMtd>TRF</PmtMtd>, <PmtMtd>CHK</PmtMtd>",
    "100</InstdAmt>, 1e9</InstdAmt>",
    "100</InstdAmt>, 99999999999999999999</InstdAmt>",
    "<CtrlSum>100</CtrlSum>, <CtrlSum>100</CtrlSum><CtrlSum>100</CtrlSum>"
  })
  void refusesAFileWithAWrongPart(String was, String is) throws IOException {
    String file = file("M1", pay("E1", OPEN, "100"));
    assertThat(file).contains(was);

    assertThat(put("M1", file.replace(was, is)).status()).isEqualTo(400);
  }

  @Test
  void needsItsKey() throws IOException {
    assertThat(world.put("/bank/files/M1", "sms-key", "").status()).isEqualTo(401);
    assertThat(world.get("/bank/files/M1/report", "sms-key").status()).isEqualTo(401);
  }

  @Test
  void theReplyMayBeLostAndTheFileIsStillTakenOnce() throws IOException {
    world.mood("bank", "{\"acceptThenFail\":true}");
    String file = file("M1", pay("E1", OPEN, "100"));
    assertThat(put("M1", file).status()).isEqualTo(500);
    world.mood("bank", "{}");

    assertThat(put("M1", file).status()).isEqualTo(200);
    settled("M1");
    assertThat(paid()).containsExactly("E1");
  }

  @Test
  void thePageShowsWhatBecameOfEachPayment() throws IOException {
    put("M1", file("M1", pay("E1", OPEN, "7468200"), pay("E2", CLOSED, "100")));
    settled("M1");

    assertThat(world.get("/bank").body())
        .contains("۷٬۴۶۸٬۲۰۰ ریال")
        .contains("واریز شد")
        .contains("برگشت")
        .contains("IR••••3445")
        .doesNotContain(OPEN);
  }

  private World.Said put(String messageId, String xml) throws IOException {
    return world.put("/bank/files/" + messageId, "bank-key", xml);
  }

  private World.Said report(String messageId) throws IOException {
    return world.get("/bank/files/" + messageId + "/report", "bank-key");
  }

  private String settled(String messageId) throws IOException {
    world.pass(Bank.SETTLES_AFTER.plus(Duration.ofMillis(1)));
    World.Said report = report(messageId);
    assertThat(report.status()).isEqualTo(200);
    return report.body();
  }

  private List<JsonNode> log() throws IOException {
    return world.get("/bank/log").body().lines().map(Json.MAPPER::readTree).toList();
  }

  private List<String> paid() throws IOException {
    return log().stream()
        .filter(line -> line.path("outcome").asString().equals("PAID"))
        .map(line -> line.path("endToEndId").asString())
        .toList();
  }

  private static String pay(String endToEndId, String iban, String amount) {
    return """
    <CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId>
    <Amt><InstdAmt Ccy="IRR">%s</InstdAmt></Amt>
    <Cdtr><Nm>نسرین رهیاب</Nm></Cdtr><CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct></CdtTrfTxInf>
    """
        .formatted(endToEndId, amount, iban);
  }

  private static String file(String messageId, String... payments) {
    String all = String.join("", payments);
    BigDecimal sum =
        Pattern.compile(">(-?[\\d.]+)</InstdAmt>")
            .matcher(all)
            .results()
            .map(found -> new BigDecimal(found.group(1)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
    <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-21T12:00:00Z</CreDtTm><NbOfTxs>%d</NbOfTxs>
    <CtrlSum>%s</CtrlSum><InitgPty><Nm>Takmil</Nm></InitgPty></GrpHdr>
    <PmtInf><PmtInfId>%s-1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2026-11-21</Dt></ReqdExctnDt>
    <Dbtr><Nm>بیمه آفتاب سپهر</Nm></Dbtr>
    <DbtrAcct><Id><IBAN>IR500120008820990556677889</IBAN></Id></DbtrAcct>
    <DbtrAgt><FinInstnId/></DbtrAgt>%s</PmtInf></CstmrCdtTrfInitn></Document>
    """
        .formatted(messageId, payments.length, sum.toPlainString(), messageId, all)
        .strip();
  }
}
