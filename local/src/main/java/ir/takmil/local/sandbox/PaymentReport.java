package ir.takmil.local.sandbox;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes the bank's answer to a payment file: a payment status report, pain.002.001.10. */
final class PaymentReport {
  static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

  private final XMLStreamWriter xml;

  private PaymentReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The report in XML. {@code settled} has one entry per payment, or none if the file failed. */
  static String of(PaymentFile file, List<Bank.Settled> settled, Instant at) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new PaymentReport(xml).write(file, settled, at);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a report could not be written", e);
    }
    return out.toString();
  }

  private void write(PaymentFile file, List<Bank.Settled> settled, Instant at)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(NAMESPACE);
    xml.writeStartElement(NAMESPACE, "Document");
    xml.writeDefaultNamespace(NAMESPACE);
    start("CstmrPmtStsRpt");
    start("GrpHdr");
    // An id has at most 35 characters, and the original may have that many.
    leaf("MsgId", "R" + shortened(file.messageId()));
    leaf("CreDtTm", at.truncatedTo(ChronoUnit.SECONDS).toString());
    end();
    start("OrgnlGrpInfAndSts");
    leaf("OrgnlMsgId", file.messageId());
    leaf("OrgnlMsgNmId", "pain.001.001.09");
    leaf("OrgnlNbOfTxs", file.count());
    if (file.controlSum().isPresent()) {
      leaf("OrgnlCtrlSum", file.controlSum().get());
    }
    leaf("GrpSts", groupStatus(file, settled));
    reason(file.fault());
    end();
    for (String group : groups(file)) {
      start("OrgnlPmtInfAndSts");
      leaf("OrgnlPmtInfId", group);
      for (int i = 0; i < file.payments().size(); i++) {
        PaymentFile.Payment payment = file.payments().get(i);
        if (payment.paymentInformationId().equals(group)) {
          transaction(payment, file.fault(), i < settled.size() ? settled.get(i) : null);
        }
      }
      end();
    }
    xml.writeEndDocument();
    xml.flush();
  }

  private void transaction(
      PaymentFile.Payment payment,
      Optional<PaymentFile.Fault> fileFault,
      Bank.@Nullable Settled settled)
      throws XMLStreamException {
    start("TxInfAndSts");
    if (!payment.instructionId().isEmpty()) {
      leaf("OrgnlInstrId", payment.instructionId());
    }
    leaf("OrgnlEndToEndId", payment.endToEndId());
    if (settled == null) {
      leaf("TxSts", "RJCT");
      reason(fileFault);
    } else if (settled.paid()) {
      leaf("TxSts", "ACSC");
      leaf("AcctSvcrRef", settled.reference());
    } else {
      leaf("TxSts", "RJCT");
      reason(Optional.of(new PaymentFile.Fault(settled.reason(), settled.reasonText())));
    }
    end();
  }

  private static String groupStatus(PaymentFile file, List<Bank.Settled> settled) {
    long paid = settled.stream().filter(Bank.Settled::paid).count();
    if (file.fault().isPresent() || paid == 0) {
      return "RJCT";
    }
    return paid == settled.size() ? "ACSC" : "PART";
  }

  private static List<String> groups(PaymentFile file) {
    return file.payments().stream()
        .map(PaymentFile.Payment::paymentInformationId)
        .distinct()
        .toList();
  }

  private static String shortened(String id) {
    return id.length() < 35 ? id : id.substring(0, 34);
  }

  private void reason(Optional<PaymentFile.Fault> fault) throws XMLStreamException {
    if (fault.isPresent()) {
      start("StsRsnInf");
      start("Rsn");
      leaf("Cd", fault.get().code());
      end();
      leaf("AddtlInf", fault.get().text());
      end();
    }
  }

  private void start(String name) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, name);
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void leaf(String name, String text) throws XMLStreamException {
    start(name);
    xml.writeCharacters(text);
    end();
  }
}
