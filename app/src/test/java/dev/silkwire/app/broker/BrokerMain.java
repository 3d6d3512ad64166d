package dev.silkwire.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * The embedded broker as a process of its own, with a listener for each client. Each listener
 * advertises the address of a proxy, so that a test can cut off one client and no other.
 *
 * <pre>BrokerMain FOLDER PORT CONTROLLER-PORT NAME=PORT=PROXY-PORT …</pre>
 */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) throws Exception {
    Path logs = Files.createDirectories(Path.of(args[0]).resolve("log"));
    BrokerStorage.formatOnce(logs);
    int controllerPort = Integer.parseInt(args[2]);
    StaleRegistration.fenceIfKilled(logs, controllerPort);
    Properties p = BrokerProperties.of(logs, Integer.parseInt(args[1]), controllerPort);
    Arrays.stream(args).skip(3).map(listener -> listener.split("=")).forEach(l -> add(p, l));
    var server = new KafkaRaftServer(new KafkaConfig(p, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    server.startup();
    server.awaitShutdown();
  }

  /** Starts the process; its output goes to {@code broker.log} in the folder. */
  static Process start(Path folder, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Djava.net.preferIPv4Stack=true",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerMain.class.getName(),
            folder.toString(),
            Integer.toString(port),
            Integer.toString(Loopback.freePort(port)))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("broker.log").toFile())
        .start();
  }

  private static void add(Properties p, String[] listener) {
    String name = listener[0];
    append(p, "listeners", name + "://127.0.0.1:" + listener[1]);
    append(p, "advertised.listeners", name + "://127.0.0.1:" + listener[2]);
    append(p, "listener.security.protocol.map", name + ":PLAINTEXT");
    p.put("inter.broker.listener.name", "PLAINTEXT");
  }

  private static void append(Properties p, String key, String value) {
    p.put(key, p.getProperty(key) + "," + value);
  }

  /** The arguments of {@link #main} for one listener. */
  public static String listener(String name, int port, int proxyPort) {
    return Arrays.asList(name, port, proxyPort).stream()
        .map(String::valueOf)
        .collect(Collectors.joining("="));
  }
}
