package ir.takmil.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A bootstrap address that hangs up on everybody until it is opened, then leads to the broker. */
public final class ClosedDoor implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private volatile boolean open;
  private volatile int knocks;

  public ClosedDoor() throws IOException {
    Thread.ofVirtual().start(this::answer);
  }

  private void answer() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        knocks = knocks + 1;
        if (open) {
          Thread.ofVirtual().start(() -> pass(caller));
        } else {
          caller.close();
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void pass(Socket caller) {
    String[] broker = BackingServices.kafka().replaceFirst("^.*//", "").split(":");
    try (caller;
        var onward = new Socket(broker[0], Integer.parseInt(broker[1]))) {
      Thread back = Thread.ofVirtual().start(() -> copy(onward, caller));
      copy(caller, onward);
      back.interrupt();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private static void copy(Socket a, Socket b) {
    try {
      a.getInputStream().transferTo(b.getOutputStream());
    } catch (IOException closed) {
      // one side hung up: the other is closed by its owner
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  public int knocks() {
    return knocks;
  }

  public void open() {
    open = true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
