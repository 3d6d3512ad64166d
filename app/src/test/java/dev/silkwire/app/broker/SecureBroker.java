package dev.silkwire.app.broker;

import dev.silkwire.contract.Keytool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.utils.Time;

/**
 * A broker that allows only what its access control lists say. It has a listener for SASL_SSL with
 * SCRAM, one for mutual TLS, and one for its administrator.
 */
final class SecureBroker implements AutoCloseable {
  /** The users, whose passwords are their names and "-secret". */
  static final List<String> USERS = List.of("ingest", "enrich", "sink", "operator", "stranger");

  private final Path folder;
  private final int port = Loopback.freePort();
  private final int saslPort = Loopback.freePort(port);
  private final int tlsPort;
  private final Path truststore;
  private final Path operatorKey;
  private final KafkaRaftServer server;
  final Admin admin;

  SecureBroker(Path folder) throws Exception {
    this.folder = folder;
    Keytool keytool = new Keytool(folder);
    Path serverKey = keytool.key("broker");
    operatorKey = keytool.key("operator");
    truststore = keytool.trust("clients-trust", serverKey);
    Path trusted = keytool.trust("broker-trust", operatorKey);
    tlsPort = Loopback.freePort(saslPort);
    Path logs = Files.createDirectories(folder.resolve("log"));
    BrokerStorage.formatOnce(logs);
    Properties p = BrokerProperties.of(logs, port, Loopback.freePort(tlsPort));
    security(p, serverKey, trusted);
    server = new KafkaRaftServer(new KafkaConfig(p, false), Time.SYSTEM);
    server.startup();
    admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
    List<UserScramCredentialAlteration> users =
        USERS.stream()
            .map(
                user ->
                    (UserScramCredentialAlteration)
                        new UserScramCredentialUpsertion(
                            user,
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                            user + "-secret"))
            .toList();
    admin.alterUserScramCredentials(users).all().get();
  }

  private void security(Properties p, Path key, Path trusted) {
    add(p, "listeners", "SASL://127.0.0.1:%d,TLS://127.0.0.1:%d".formatted(saslPort, tlsPort));
    add(
        p,
        "advertised.listeners",
        "SASL://127.0.0.1:%d,TLS://127.0.0.1:%d".formatted(saslPort, tlsPort));
    add(p, "listener.security.protocol.map", "SASL:SASL_SSL,TLS:SSL");
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    p.put(
        "listener.name.sasl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    p.put("ssl.keystore.location", key.toString());
    p.put("ssl.keystore.password", Keytool.PASSWORD);
    p.put("ssl.truststore.location", trusted.toString());
    p.put("ssl.truststore.password", Keytool.PASSWORD);
    p.put("listener.name.tls.ssl.client.auth", "required");
    p.put("ssl.principal.mapping.rules", "RULE:^CN=(.*)$/$1/");
    p.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    p.put("super.users", "User:ANONYMOUS");
  }

  private static void add(Properties p, String key, String value) {
    p.put(key, p.getProperty(key) + "," + value);
  }

  void allow(List<AclBinding> rights) throws Exception {
    admin.createAcls(rights).all().get();
  }

  String saslAddress() {
    return "127.0.0.1:" + saslPort;
  }

  String tlsAddress() {
    return "127.0.0.1:" + tlsPort;
  }

  /** Writes a properties file for SASL_SSL. */
  Path saslProperties(String user, String password) throws Exception {
    return write(
        user,
        Map.of(
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password)));
  }

  /** Writes a properties file for mutual TLS. */
  Path tlsProperties() throws Exception {
    return write(
        "tls",
        Map.of(
            "security.protocol",
            "SSL",
            "ssl.keystore.location",
            operatorKey.toString(),
            "ssl.keystore.password",
            Keytool.PASSWORD));
  }

  private Path write(String name, Map<String, String> properties) throws Exception {
    String trust =
        "ssl.truststore.location=%s\nssl.truststore.password=%s\n"
            .formatted(truststore, Keytool.PASSWORD);
    String lines =
        properties.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue() + "\n")
            .collect(Collectors.joining());
    return Files.writeString(folder.resolve(name + ".properties"), trust + lines);
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }
}
