package ir.takmil.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.payout.BankReport.Outcome;
import ir.takmil.claims.payout.Payees.Payee;
import ir.takmil.claims.payout.PaymentFile.Debtor;
import ir.takmil.claims.payout.PaymentFile.Payment;
import ir.takmil.claims.payout.TransferOrder.PaidLine;
import ir.takmil.platform.value.Rials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes to the bank, and what comes back. */
class PaymentFileTest {
  private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
  private static final BatchId BATCH = new BatchId("0199d0e0-00bb-7000-8000-000000000001");
  private static final BatchId PAST = new BatchId("0199d0e0-00bb-7000-8000-000000000000");
  private static final Debtor DEBTOR = new Debtor("بیمه آفتاب سپهر", Shebas.of(1));

  private static TransferOrder order(String claim, long amount) {
    return TransferOrder.issue(
        "1405/09/30/354851",
        new PersonId("p"),
        new PaidLine(new ClaimId(claim), "1234567890", Rials.of(amount)),
        NOW);
  }

  private static PaymentInstruction30 read(String file) {
    return MxPain00100109.parse(file).getCstmrCdtTrfInitn().getPmtInf().getFirst();
  }

  private static String file(TransferOrder... orders) {
    return PaymentFile.write(
        PaymentFile.messageId(BATCH),
        DEBTOR,
        List.of(orders).stream()
            .map(order -> new Payment(order, new Payee(Shebas.of(7), "سارا رحیمی‌نژاد")))
            .toList(),
        NOW);
  }

  @Test
  void countsAndAddsUp() {
    String file = file(order("c1", 7_468_200), order("c2", 1_850_000));
    assertThat(file).contains("<?xml", "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
    var header = MxPain00100109.parse(file).getCstmrCdtTrfInitn().getGrpHdr();
    assertThat(header.getMsgId()).isEqualTo("0199d0e000bb70008000000000000001");
    assertThat(header.getNbOfTxs()).isEqualTo("2");
    assertThat(header.getCtrlSum()).isEqualByComparingTo("9318200");
    PaymentInstruction30 instruction = read(file);
    assertThat(instruction.getDbtrAcct().getId().getIBAN()).isEqualTo(DEBTOR.sheba().value());
    assertThat(instruction.getReqdExctnDt().getDt())
        .describedAs("a day of Tehran")
        .isEqualTo(LocalDate.of(2026, 11, 22));
    CreditTransferTransaction34 first = instruction.getCdtTrfTxInf().getFirst();
    assertThat(first.getAmt().getInstdAmt().getCcy()).isEqualTo("IRR");
    assertThat(first.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("7468200");
    assertThat(first.getCdtr().getNm()).isEqualTo("سارا رحیمی‌نژاد");
    assertThat(first.getCdtrAcct().getId().getIBAN()).isEqualTo(Shebas.of(7).value());
  }

  @Test
  void anOrderKeepsItsEndToEndIdInEveryAttemptAndNamesTheAttempt() {
    TransferOrder first = order("c1", 1000);
    TransferOrder second = first.take(PAST).send(PAST, NOW).bounce(PAST, "AC04", NOW).reissue(NOW);
    var once = read(file(first)).getCdtTrfTxInf().getFirst().getPmtId();
    var again = read(file(second)).getCdtTrfTxInf().getFirst().getPmtId();
    assertThat(again.getEndToEndId()).isEqualTo(once.getEndToEndId()).hasSizeLessThanOrEqualTo(35);
    assertThat(again.getInstrId()).isNotEqualTo(once.getInstrId()).hasSizeLessThanOrEqualTo(35);
  }

  @Test
  void theSameOrdersAtTheSameMomentMakeTheSameBytes() {
    assertThat(file(order("c1", 1000))).isEqualTo(file(order("c1", 1000)));
  }

  @Test
  void theReportSaysOfEachPaymentWhatBecameOfIt() {
    BankReport report =
        BankReport.read(
            report(
                "PART",
                "",
                """
                <TxInfAndSts><OrgnlEndToEndId>a</OrgnlEndToEndId><TxSts>ACSC</TxSts><AcctSvcrRef>990000000001</AcctSvcrRef></TxInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>b</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf></StsRsnInf></TxInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>c</OrgnlEndToEndId><TxSts>PDNG</TxSts></TxInfAndSts>
                """));
    assertThat(report.of("a")).contains(new Outcome.Settled("990000000001"));
    assertThat(report.of("b")).contains(new Outcome.Refused("AC04"));
    assertThat(report.of("c")).isEmpty();
    assertThat(report.of("never sent")).isEmpty();
  }

  @Test
  void aFileRefusedAsAWholeRefusesEachPayment() {
    BankReport report =
        BankReport.read(report("RJCT", "<StsRsnInf><Rsn><Cd>AM10</Cd></Rsn></StsRsnInf>", ""));
    assertThat(report.of("any")).contains(new Outcome.Refused("AM10"));
  }

  @Test
  void whatIsNoReportIsRefusedAloud() {
    assertThatThrownBy(() -> BankReport.read("\u0000\u0007 garbage"))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> BankReport.read("<html/>")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() ->
            BankReport.read(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                    + report("RJCT", "<StsRsnInf><AddtlInf>&e;</AddtlInf></StsRsnInf>", "")))
        .isInstanceOf(BankReport.Unreadable.class);
  }

  private static String report(String status, String reason, String payments) {
    return """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
    <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-21T10:00:00Z</CreDtTm></GrpHdr>
    <OrgnlGrpInfAndSts><OrgnlMsgId>m</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>%s</GrpSts>%s</OrgnlGrpInfAndSts>
    <OrgnlPmtInfAndSts><OrgnlPmtInfId>m</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
    </CstmrPmtStsRpt></Document>
    """
        .formatted(status, reason, payments);
  }
}
