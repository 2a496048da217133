package ir.takmil.provider.prescription;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** A basic insurer on a bare socket, which may say anything, or break off wherever it likes. */
final class RawInsurer {
  /** What it does once it has heard a question whole. */
  interface Script {
    void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private volatile Script script = (socket, out) -> {};

  RawInsurer() {
    try {
      server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    Thread.ofVirtual().start(this::listen);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  void does(Script what) {
    script = what;
    questions.clear();
    written.set(0);
  }

  List<String> questions() {
    return List.copyOf(questions);
  }

  /** How many bytes of an endless answer went out. */
  long written() {
    return written.get();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> converse(socket));
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      questions.add(question(socket.getInputStream()));
      script.answer(socket, socket.getOutputStream());
    } catch (IOException gone) {
      // the caller has had enough, as it should
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Head and body, which comes in chunks. */
  private static String question(InputStream in) throws IOException {
    String head = until(in, "\r\n\r\n");
    return head + until(in, "0\r\n\r\n");
  }

  private static String until(InputStream in, String end) throws IOException {
    var read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.UTF_8).endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("nothing was asked");
      }
      read.write(next);
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  static Script says(int status, String headers, byte[] body) {
    return (socket, out) -> {
      head(out, status, headers + "Content-Length: " + body.length + "\r\n");
      out.write(body);
    };
  }

  static Script says(String json) {
    return says(200, "Content-Type: application/json\r\n", json.getBytes(StandardCharsets.UTF_8));
  }

  static void head(OutputStream out, int status, String headers) throws IOException {
    out.write(
        ("HTTP/1.1 " + status + " x\r\nConnection: close\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Until the other side hangs up. */
  Script endless(int status, byte[] piece) {
    return (socket, out) -> {
      head(out, status, "Content-Type: application/json\r\n");
      while (true) {
        out.write(piece);
        written.addAndGet(piece.length);
      }
    };
  }

  /** Half of what was promised, then a reset. */
  static Script resets(String json) {
    return (socket, out) -> {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      head(out, 200, "Content-Length: " + body.length + "\r\n");
      out.write(body, 0, body.length / 2);
      out.flush();
      socket.setSoLinger(true, 0);
    };
  }

  /** Two hundred megabytes in two hundred kilobytes. */
  static byte[] bomb() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 200; i++) {
        gzip.write(spaces);
      }
    }
    return packed.toByteArray();
  }
}
