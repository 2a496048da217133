package ir.takmil.local.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A customer credit transfer initiation, pain.001.001.09, as the bank reads it: what is no such
 * document is refused at once, what is one but does not add up is reported on.
 *
 * @param fault why the bank takes nothing of the file, if so
 */
record PaymentFile(
    String messageId,
    String count,
    Optional<String> controlSum,
    List<Payment> payments,
    Optional<Fault> fault) {
  static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

  private static final int LONGEST_ID = 35;

  /** A status reason of ISO 20022's external code list. */
  record Fault(String code, String text) {}

  /** One credit transfer; the amount is as written, the fault what the bank has against it. */
  record Payment(
      String instructionId,
      String paymentInformationId,
      String endToEndId,
      String amount,
      String creditor,
      String iban,
      Optional<Fault> fault) {}

  static PaymentFile read(byte[] xml) {
    Element document = root(xml);
    if (!NAMESPACE.equals(document.getNamespaceURI())
        || !"Document".equals(document.getLocalName())) {
      throw new Refused(400, "not-pain001", "the root is not a Document of " + NAMESPACE);
    }
    Element initiation = need(document, "CstmrCdtTrfInitn");
    Element header = need(initiation, "GrpHdr");
    List<Payment> payments = new ArrayList<>();
    Optional<Fault> fault = Optional.empty();
    BigDecimal total = BigDecimal.ZERO;
    for (Element information : needSome(initiation, "PmtInf")) {
      List<Payment> group = payments(information);
      BigDecimal sum = sum(group);
      fault = fault.or(() -> disagreement(information, group.size(), sum, false));
      total = total.add(sum);
      payments.addAll(group);
    }
    int count = payments.size();
    BigDecimal sum = total;
    fault = fault.or(() -> disagreement(header, count, sum, true));
    need(header, "CreDtTm");
    return new PaymentFile(
        id(header, "MsgId"),
        text(header, "NbOfTxs"),
        child(header, "CtrlSum").map(PaymentFile::content),
        List.copyOf(payments),
        fault);
  }

  private static List<Payment> payments(Element information) {
    String group = id(information, "PmtInfId");
    if (!text(information, "PmtMtd").equals("TRF")) {
      throw new Refused(400, "not-pain001", "PmtMtd is not TRF");
    }
    String debtor = text(need(need(information, "DbtrAcct"), "Id"), "IBAN");
    Optional<Fault> debtorFault =
        Iban.valid(debtor)
            ? Optional.empty()
            : Optional.of(new Fault("AC02", "the debtor's IBAN is not valid"));
    List<Payment> payments = new ArrayList<>();
    for (Element transfer : needSome(information, "CdtTrfTxInf")) {
      payments.add(payment(group, transfer, debtorFault));
    }
    return payments;
  }

  private static Payment payment(String group, Element transfer, Optional<Fault> debtorFault) {
    Element ids = need(transfer, "PmtId");
    String endToEndId = id(ids, "EndToEndId");
    Element amount = need(need(transfer, "Amt"), "InstdAmt");
    String iban = text(need(need(transfer, "CdtrAcct"), "Id"), "IBAN");
    Optional<Fault> fault = debtorFault.or(() -> fault(amount)).or(() -> fault(iban));
    return new Payment(
        child(ids, "InstrId").map(PaymentFile::content).orElse(""),
        group,
        endToEndId,
        content(amount),
        text(need(transfer, "Cdtr"), "Nm"),
        iban,
        fault);
  }

  private static Optional<Fault> fault(Element amount) {
    if (!"IRR".equals(amount.getAttribute("Ccy"))) {
      return Optional.of(new Fault("AM03", "the currency is not IRR"));
    }
    BigDecimal value = number(amount);
    if (value.signum() == 0) {
      return Optional.of(new Fault("AM01", "the amount is zero"));
    }
    if (value.signum() < 0 || value.stripTrailingZeros().scale() > 0) {
      return Optional.of(new Fault("AM12", "the amount is not a whole number of rials"));
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(String iban) {
    if (!Iban.valid(iban)) {
      return Optional.of(new Fault("AC01", "the creditor's IBAN is not valid"));
    }
    return Iban.closed(iban)
        ? Optional.of(new Fault("AC04", "the creditor's account is closed"))
        : Optional.empty();
  }

  /** The file's header must count and add up; a group within it, where it says so. */
  private static Optional<Fault> disagreement(
      Element header, int count, BigDecimal sum, boolean mustSay) {
    Optional<Element> said = child(header, "NbOfTxs");
    if (said.isEmpty() ? mustSay : !content(said.get()).equals(String.valueOf(count))) {
      return Optional.of(new Fault("AM18", "the number of transactions is not " + count));
    }
    Optional<Element> control = child(header, "CtrlSum");
    if (control.isEmpty() ? mustSay : number(control.get()).compareTo(sum) != 0) {
      return Optional.of(new Fault("AM10", "the control sum is not " + sum.toPlainString()));
    }
    return Optional.empty();
  }

  private static BigDecimal sum(List<Payment> payments) {
    return payments.stream()
        .map(payment -> new BigDecimal(payment.amount()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal number(Element element) {
    String text = content(element);
    // ISO 20022 allows 18 digits and no exponent; BigDecimal would take 1e999999999.
    if (!text.matches("-?\\d{1,18}(\\.\\d{1,5})?")) {
      throw new Refused(400, "not-pain001", element.getLocalName() + " is not an amount");
    }
    return new BigDecimal(text);
  }

  private static Element root(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new Refused(400, "bad-xml", "the body is no well-formed XML without a DOCTYPE");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK has no safe XML parser", e);
    }
  }

  /** Instead of the default one, which prints to the error stream. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (@Nullable Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && NAMESPACE.equals(element.getNamespaceURI())
          && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  private static Optional<Element> child(Element parent, String name) {
    List<Element> found = children(parent, name);
    if (found.size() > 1) {
      throw new Refused(400, "not-pain001", name + " stands there more than once");
    }
    return found.stream().findFirst();
  }

  private static Element need(Element parent, String name) {
    return child(parent, name)
        .orElseThrow(() ->
            new Refused(400, "not-pain001", parent.getLocalName() + " has no " + name + " in it"));
  }

  private static List<Element> needSome(Element parent, String name) {
    List<Element> found = children(parent, name);
    if (found.isEmpty()) {
      throw new Refused(400, "not-pain001", parent.getLocalName() + " has no " + name + " in it");
    }
    return found;
  }

  private static String text(Element parent, String name) {
    return content(need(parent, name));
  }

  private static String id(Element parent, String name) {
    String id = text(parent, name);
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new Refused(400, "not-pain001", name + " has 1 to 35 characters");
    }
    return id;
  }

  private static String content(Element element) {
    return element.getTextContent().strip();
  }
}
