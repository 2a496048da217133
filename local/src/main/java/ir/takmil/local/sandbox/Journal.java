package ir.takmil.local.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * An append-only file of JSON lines. {@link #write} returns when the line is on the disk; whoever
 * uses it changes its own state after that and not before. Not safe for several threads.
 */
final class Journal implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens {@code file}, telling {@code heard} what stands in it, oldest first. */
  static <T> Journal open(Path file, Class<T> type, Consumer<T> heard) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long whole = 0;
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        heard.accept(read(file, type, bytes, (int) whole, i));
        whole = i + 1L;
      }
    }
    // A last line without its end was being written when the process died: nobody was told of it.
    channel.truncate(whole);
    channel.position(whole);
    return new Journal(file, channel);
  }

  private static <T> T read(Path file, Class<T> type, byte[] bytes, int from, int to)
      throws IOException {
    try {
      return Json.MAPPER.readValue(bytes, from, to - from, type);
    } catch (JacksonException e) {
      throw new IOException(file + " has a line at byte " + from + " that cannot be read", e);
    }
  }

  void write(Object entry) {
    byte[] line = (Json.MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      long before = channel.position();
      try {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
          var _ = channel.write(buffer);
        }
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be written", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be closed", e);
    }
  }
}
