package ir.takmil.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import ir.takmil.claims.payout.BankReport.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The bank's file interface, over real HTTP. */
class HttpBankTest {
  private static final String REPORT =
      """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
      <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-21T10:00:00Z</CreDtTm></GrpHdr>
      <OrgnlGrpInfAndSts><OrgnlMsgId>m1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts>
      <OrgnlPmtInfAndSts><OrgnlPmtInfId>m1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>a</OrgnlEndToEndId><TxSts>ACSC</TxSts><AcctSvcrRef>990000000001</AcctSvcrRef></TxInfAndSts></OrgnlPmtInfAndSts>
      </CstmrPmtStsRpt></Document>
      """;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Bank bank;
  private volatile int status = 202;
  private volatile String body = "";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heard.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    var settings =
        new BankSettings(
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "a-key",
            "بیمه",
            Shebas.of(1).value(),
            java.time.Duration.ofSeconds(2));
    bank = new PayoutConfiguration().bank(settings, JsonMapper.builder().build());
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void handsTheFileOverByteForByteInOurName() {
    bank.deliver("m1", "<Document>سارا</Document>");
    assertThat(heard).containsExactly("PUT /bank/files/m1 Bearer a-key <Document>سارا</Document>");
  }

  @Test
  void whatTheBankDoesNotTakeIsNotTakenForDelivered() {
    status = 409;
    assertThatThrownBy(() -> bank.deliver("m1", "x")).isInstanceOf(RuntimeException.class);
    status = 503;
    assertThatThrownBy(() -> bank.deliver("m1", "x")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void waitsWhileThereIsNoReport() {
    status = 404;
    assertThat(bank.report("m1")).isEmpty();
  }

  @Test
  void readsTheReport() {
    status = 200;
    body = REPORT;
    assertThat(bank.report("m1").orElseThrow().of("a"))
        .contains(new Outcome.Settled("990000000001"));
    assertThat(heard).containsExactly("GET /bank/files/m1/report Bearer a-key ");
  }

  @Test
  void garbageIsNoReport() {
    status = 200;
    body = "���� not xml";
    assertThatThrownBy(() -> bank.report("m1")).isInstanceOf(RuntimeException.class);
  }
}
