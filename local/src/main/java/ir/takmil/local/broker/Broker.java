package ir.takmil.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka in KRaft mode, broker and controller in one process, with its log in a folder. */
public final class Broker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Broker.class);
  private static final String LOOPBACK = "127.0.0.1:";

  private final KafkaRaftServer server;
  private final int port;

  private Broker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts the broker on the log in {@code folder}, formatted first when it is empty. */
  public static Broker keptIn(Path folder, int port, int controllerPort) throws IOException {
    Map<String, String> settings = settings(folder.resolve("log"), port, controllerPort);
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve("log/meta.properties"))) {
      format(folder, settings);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
    return new Broker(server, port);
  }

  private static void format(Path folder, Map<String, String> settings) throws IOException {
    Path file = folder.resolve("format.properties");
    Files.writeString(
        file,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining("\n")));
    String[] command = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
    };
    if (StorageTool.execute(command, System.out) != 0) {
      throw new IOException("the broker's log in " + folder + " could not be formatted");
    }
  }

  /**
   * One node: nothing is replicated, memory is small, and topics exist only if someone made them.
   */
  private static Map<String, String> settings(Path logs, int port, int controllerPort) {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "1"),
        Map.entry("controller.quorum.voters", "1@" + LOOPBACK + controllerPort),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry(
            "listeners",
            "PLAINTEXT://" + LOOPBACK + port + ",CONTROLLER://" + LOOPBACK + controllerPort),
        Map.entry("advertised.listeners", "PLAINTEXT://" + LOOPBACK + port),
        Map.entry("log.dirs", logs.toString()),
        Map.entry("log.retention.ms", "-1"),
        Map.entry("log.index.size.max.bytes", "1048576"),
        Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("default.replication.factor", "1"),
        Map.entry("min.insync.replicas", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "3"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"),
        Map.entry("background.threads", "2"),
        Map.entry("metric.reporters", ""));
  }

  public String address() {
    return LOOPBACK + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Arguments: the port, the controller's port, the folder. */
  public static void main(String[] arguments) throws IOException {
    Broker broker =
        keptIn(
            Path.of(arguments[2]), Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker.server::shutdown));
    log.info("ready on {}", broker.address());
    broker.server.awaitShutdown();
  }
}
