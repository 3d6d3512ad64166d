package dev.silkwire.sink.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.Keytool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL over TLS, with a verified certificate and host name. */
class PostgresTlsIT {
  @TempDir static Path folder;
  private static EmbeddedPostgres server;
  private static Path certificate;
  private static Path otherCertificate;

  @BeforeAll
  static void open() throws Exception {
    Keytool keytool = new Keytool(folder);
    Path store = keytool.key("postgres");
    certificate = pem("server.crt", "CERTIFICATE", certificate(store, "postgres"));
    otherCertificate = pem("other.crt", "CERTIFICATE", certificate(keytool.key("other"), "other"));
    Path key = pem("server.key", "PRIVATE KEY", privateKey(store));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", certificate.toString())
            .setServerConfig("ssl_key_file", key.toString())
            .start();
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  private static byte[] certificate(Path store, String alias) throws Exception {
    return load(store).getCertificate(alias).getEncoded();
  }

  private static byte[] privateKey(Path store) throws Exception {
    return load(store).getKey("postgres", Keytool.PASSWORD.toCharArray()).getEncoded();
  }

  private static KeyStore load(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, Keytool.PASSWORD.toCharArray());
    }
    return keys;
  }

  private static Path pem(String name, String type, byte[] content) throws Exception {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(type, lines),
        US_ASCII);
  }

  @Test
  void theDatabaseIsOpenedOverTls() throws SQLException {
    DatabaseAddress address = address(certificate);
    Database.open(address).close();
    try (var connection = DriverManager.getConnection(address.url(), "postgres", null);
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }

  @Test
  void aServerWithAnotherCertificateIsRejected() {
    assertThatThrownBy(() -> Database.open(address(otherCertificate)).close())
        .hasStackTraceContaining("unable to find valid certification path");
  }

  private static DatabaseAddress address(Path trusted) {
    return new DatabaseAddress(
        "jdbc:postgresql://localhost:%d/postgres?sslmode=verify-full&sslrootcert=%s"
            .formatted(server.getPort(), trusted),
        "postgres",
        null);
  }
}
