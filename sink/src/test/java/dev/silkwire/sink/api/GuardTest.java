package dev.silkwire.sink.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.guard.AccessConfig;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access control of page and API, by the status of responses. */
class GuardTest {
  @TempDir Path folder;
  private Database database;
  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private final InstantSource clock = () -> now;

  @BeforeEach
  void open() throws Exception {
    database =
        Database.open(
            new DatabaseAddress("jdbc:sqlite:" + folder.resolve("silkwire.db"), null, null));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8080, 200",
    "127.0.0.1:8080, 200",
    "[::1]:8080, 200",
    "news.example, 200",
    "evil.example, 421",
    "localhost.evil.example, 421",
    "127.0.0.1.evil.example, 421",
  })
  void onLoopbackOnlyItsOwnHostNamesAreAccepted(String host, int status) throws IOException {
    AccessConfig access =
        new AccessConfig(null, null, null, false, List.of("news.example"), 0, null);
    try (Api api = start("127.0.0.1", access)) {
      assertThat(status(api, "/api/status", "Host: " + host)).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/api/status; X-Nothing: 1; 401",
        "/; X-Nothing: 1; 401",
        "/page.js; X-Nothing: 1; 401",
        "/metrics; X-Nothing: 1; 401",
        "/api/events; Accept: text/event-stream; 401",
        "/feeds/articles.atom; X-Nothing: 1; 401",
        "/health/live; X-Nothing: 1; 200",
        "/api/status; Authorization: Basic me:secret; 200",
        "/page.js; Authorization: basic :secret; 200",
        "/api/status; Authorization: Basic me:wrong; 401",
        "/api/status; Authorization: Basic secret; 200",
        "/api/status; Authorization: Bearer key; 200",
        "/api/status; Authorization: Bearer secret; 401",
        "/api/status; Authorization: Bearer; 401",
        "/api/status; Cookie: silkwire_token=key; 200",
        "/api/status; Cookie: silkwire_token=; 401",
        "/api/status; X-User: somebody; 200",
        "/api/status; X-User: ; 401",
      })
  void beyondLoopbackAuthenticationIsRequired(String path, String header, int status)
      throws IOException {
    AccessConfig access = new AccessConfig("secret", "key", "X-User", false, null, 0, null);
    try (Api api = start("0.0.0.0", access)) {
      assertThat(status(api, path, "Host: any.example", encoded(header))).isEqualTo(status);
    }
  }

  private static String encoded(String header) {
    int at = header.toLowerCase(java.util.Locale.ROOT).indexOf("basic ");
    return at < 0
        ? header
        : header.substring(0, at + 6)
            + Base64.getEncoder().encodeToString(header.substring(at + 6).getBytes(UTF_8));
  }

  @Test
  void tooManyRequestsAreRejectedWithAWait() throws IOException {
    AccessConfig access = new AccessConfig(null, null, null, true, null, 10, null);
    try (Api api = start("0.0.0.0", access)) {
      assertThat(status(api, "/api/status", "Host: a")).isEqualTo(200);
      assertThat(status(api, "/api/status", "Host: a")).isEqualTo(200);
      assertThat(status(api, "/api/status", "Host: a")).isEqualTo(429);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "; X-Forwarded-For: 192.0.2.%d; false",
        "127.0.0.1; X-Forwarded-For: 192.0.2.%d; true",
        "127.0.0.0/8; X-Forwarded-For: 192.0.2.%d, 127.0.0.9; true",
        "127.0.0.1; X-Forwarded-For: 192.0.2.%d, 192.0.2.99; false",
        "127.0.0.1; X-Forwarded-For: 192.0.2.%d, unknown; false",
        "127.0.0.1; X-Forwarded-For: 192.0.2.%d:4711; true",
        "127.0.0.1; Forwarded: proto=https, for=192.0.2.%d; true",
        "127.0.0.1; Forwarded: for=10.0.0.1, for=\"[2001:db8:%d::1]:80\"; true",
        "127.0.0.1; X-Forwarded-For: 2001:db8:0:%d::1; true",
        "127.0.0.1; X-Forwarded-For: 2001:db8::%d; false",
        "127.0.0.1; X-Forwarded-For: client%d.example; false",
        "10.0.0.0/8; X-Forwarded-For: 192.0.2.%d; false",
      })
  void onlyATrustedProxyDeterminesTheClient(String proxy, String header, boolean apart)
      throws IOException {
    List<String> proxies = proxy == null ? List.of() : List.of(proxy);
    AccessConfig access = new AccessConfig(null, null, null, true, null, 5, proxies);
    try (Api api = start("0.0.0.0", access)) {
      assertThat(status(api, "/api/status", "Host: a", header.formatted(1))).isEqualTo(200);
      assertThat(status(api, "/api/status", "Host: a", header.formatted(2)))
          .isEqualTo(apart ? 200 : 429);
    }
  }

  @Test
  void aForwardingHeaderThatTheProxyDoesNotSetIsIgnored() throws IOException {
    AccessConfig access = new AccessConfig(null, null, null, true, null, 5, List.of("127.0.0.1"));
    try (Api api = start("0.0.0.0", access)) {
      String real = "X-Forwarded-For: 192.0.2.1";
      assertThat(status(api, "/api/status", "Host: a", real, "Forwarded: for=192.0.2.7"))
          .isEqualTo(200);
      assertThat(status(api, "/api/status", "Host: a", real, "Forwarded: for=192.0.2.8"))
          .isEqualTo(429);
    }
  }

  @Test
  void guessingPasswordsIsSlow() throws IOException {
    AccessConfig access = new AccessConfig("secret", null, null, false, null, 300, null);
    try (Api api = start("0.0.0.0", access)) {
      assertThat(status(api, "/", "Host: a", encoded("Authorization: Basic a:b"))).isEqualTo(401);
      assertThat(status(api, "/", "Host: a", encoded("Authorization: Basic a:c"))).isEqualTo(429);
    }
  }

  @Test
  void afterTheWaitRequestsAreAnswered() throws IOException {
    AccessConfig access = new AccessConfig(null, null, null, true, null, 10, null);
    try (Api api = start("0.0.0.0", access)) {
      status(api, "/api/status", "Host: a");
      status(api, "/api/status", "Host: a");
      now = now.plusSeconds(6);

      assertThat(status(api, "/api/status", "Host: a")).isEqualTo(200);
      assertThat(status(api, "/api/status", "Host: a")).isEqualTo(429);
    }
  }

  private Api start(String bind, AccessConfig access) {
    return Api.start(
        new Api.Settings(bind, 0, access), database, FixedHealth.WELL, () -> "", clock);
  }

  /** Java's own client does not let the host be chosen. */
  private static int status(Api api, String path, String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      OutputStream out = socket.getOutputStream();
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\n"
              + String.join("\r\n", headers)
              + "\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(UTF_8));
      out.flush();
      char[] line = new char[12];
      int read = new InputStreamReader(socket.getInputStream(), UTF_8).read(line);
      return read < line.length ? -1 : Integer.parseInt(new String(line, 9, 3));
    }
  }
}
