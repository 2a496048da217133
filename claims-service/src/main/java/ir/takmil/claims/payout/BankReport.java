package ir.takmil.claims.payout;

import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupHeader17;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bank's payment status report, pain.002.001.10, as far as it is final: settled (ACSC) or
 * refused (RJCT). Every other status is one on the way, and is asked for again.
 *
 * @param outcomes by end-to-end id
 * @param refusal the reason when the whole file was refused
 */
record BankReport(Map<String, Outcome> outcomes, Optional<String> refusal) {
  private static final String NO_REASON = "NARR"; // ISO 20022's own code for "said in words"

  /** What became of one payment. */
  sealed interface Outcome {
    record Settled(String reference) implements Outcome {}

    record Refused(String reason) implements Outcome {}
  }

  /** A report that cannot be read as one. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
      super(what);
    }
  }

  static BankReport read(String xml) {
    MxPain00200110 read = xml.contains("<!DOCTYPE") ? null : MxPain00200110.parse(xml);
    CustomerPaymentStatusReportV10 report = read == null ? null : read.getCstmrPmtStsRpt();
    OriginalGroupHeader17 group = report == null ? null : report.getOrgnlGrpInfAndSts();
    if (report == null || group == null) {
      throw new Unreadable("no pain.002.001.10");
    }
    var outcomes = new HashMap<String, Outcome>();
    report
        .getOrgnlPmtInfAndSts()
        .forEach(information ->
            information
                .getTxInfAndSts()
                .forEach(payment ->
                    outcome(payment)
                        .ifPresent(
                            outcome -> outcomes.put(payment.getOrgnlEndToEndId(), outcome))));
    boolean refusedWhole = "RJCT".equals(group.getGrpSts()) && outcomes.isEmpty();
    return new BankReport(
        outcomes, refusedWhole ? Optional.of(reason(group.getStsRsnInf())) : Optional.empty());
  }

  private static Optional<Outcome> outcome(PaymentTransaction105 payment) {
    String status = payment.getTxSts() == null ? "" : payment.getTxSts();
    return switch (status) {
      case "ACSC" ->
          Optional.of(
              new Outcome.Settled(
                  payment.getAcctSvcrRef() == null ? "" : payment.getAcctSvcrRef()));
      case "RJCT" -> Optional.of(new Outcome.Refused(reason(payment.getStsRsnInf())));
      default -> Optional.empty();
    };
  }

  private static String reason(List<StatusReasonInformation12> given) {
    for (StatusReasonInformation12 information : given) {
      @Nullable StatusReason6Choice reason = information.getRsn();
      if (reason != null && reason.getCd() != null) {
        return reason.getCd();
      }
    }
    return NO_REASON;
  }

  /** What became of this payment, when the bank has said. */
  Optional<Outcome> of(String endToEndId) {
    return refusal
        .<Outcome>map(Outcome.Refused::new)
        .or(() -> Optional.ofNullable(outcomes.get(endToEndId)));
  }
}
