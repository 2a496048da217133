package ir.takmil.claims.payout;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericFinancialIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import ir.takmil.claims.claim.TransferOrderId;
import ir.takmil.claims.payout.Payees.Payee;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Sheba;
import ir.takmil.platform.value.Tehran;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A payment file, pain.001.001.09. The end-to-end id is the order's, the same in every attempt: a
 * bank that knows its trade never pays it twice. The instruction id names the attempt.
 */
final class PaymentFile {
  private static final String CURRENCY = "IRR";
  private static final int LONGEST_NAME = 140;

  private PaymentFile() {}

  /** One payment. */
  record Payment(TransferOrder order, Payee payee) {}

  /** Who pays. */
  record Debtor(String name, Sheba sheba) {}

  /** At most 35 characters, which a UUID without its dashes is. */
  static String messageId(BatchId batch) {
    return batch.value().replace("-", "");
  }

  static String endToEndId(TransferOrderId order) {
    return order.value().replace("-", "");
  }

  private static String instructionId(TransferOrder order) {
    return endToEndId(order.id()) + "-" + order.attempt();
  }

  static String write(String messageId, Debtor debtor, List<Payment> payments, Instant now) {
    BigDecimal sum =
        amount(
            payments.stream()
                .map(payment -> payment.order().amount())
                .reduce(Rials.ZERO, Rials::plus));
    String count = Integer.toString(payments.size());
    var instruction =
        new PaymentInstruction30()
            .setPmtInfId(messageId)
            .setPmtMtd(PaymentMethod3Code.TRF)
            .setNbOfTxs(count)
            .setCtrlSum(sum)
            .setReqdExctnDt(new DateAndDateTime2Choice().setDt(Tehran.dayOf(now)))
            .setDbtr(new PartyIdentification135().setNm(debtor.name()))
            .setDbtrAcct(account(debtor.sheba()))
            .setDbtrAgt(notProvided())
            .setChrgBr(ChargeBearerType1Code.SLEV);
    payments.forEach(payment -> instruction.addCdtTrfTxInf(transfer(payment)));
    return new MxPain00100109()
        .setCstmrCdtTrfInitn(
            new CustomerCreditTransferInitiationV09()
                .setGrpHdr(
                    new GroupHeader85()
                        .setMsgId(messageId)
                        .setCreDtTm(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                        .setNbOfTxs(count)
                        .setCtrlSum(sum)
                        .setInitgPty(new PartyIdentification135().setNm(debtor.name())))
                .addPmtInf(instruction))
        .document();
  }

  private static CreditTransferTransaction34 transfer(Payment payment) {
    TransferOrder order = payment.order();
    String name = payment.payee().name();
    return new CreditTransferTransaction34()
        .setPmtId(
            new PaymentIdentification6()
                .setInstrId(instructionId(order))
                .setEndToEndId(endToEndId(order.id())))
        .setAmt(
            new AmountType4Choice()
                .setInstdAmt(
                    new ActiveOrHistoricCurrencyAndAmount()
                        .setCcy(CURRENCY)
                        .setValue(amount(order.amount()))))
        .setCdtr(
            new PartyIdentification135()
                .setNm(name.substring(0, Math.min(name.length(), LONGEST_NAME))))
        .setCdtrAcct(account(payment.payee().sheba()))
        .setRmtInf(new RemittanceInformation16().addUstrd(order.number()));
  }

  private static BigDecimal amount(Rials amount) {
    return BigDecimal.valueOf(amount.amount());
  }

  private static CashAccount38 account(Sheba sheba) {
    return new CashAccount38().setId(new AccountIdentification4Choice().setIBAN(sheba.value()));
  }

  /** The bank knows itself; the standard wants the place filled. */
  private static BranchAndFinancialInstitutionIdentification6 notProvided() {
    return new BranchAndFinancialInstitutionIdentification6()
        .setFinInstnId(
            new FinancialInstitutionIdentification18()
                .setOthr(new GenericFinancialIdentification1().setId("NOTPROVIDED")));
  }
}
