package dev.silkwire.sink.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.silkwire.sink.api.TestServer;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.TestLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real Chromium; screenshots are left in {@code target/screenshots}. */
abstract class PageFixture {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir static Path profile;
  private static Chromium chromium;

  @TempDir Path folder;
  final TestLog log = new TestLog("one");
  TestServer server;

  @BeforeAll
  static void startBrowser() throws Exception {
    Optional<Path> program = Chromium.program();
    if (System.getenv("BROWSER_REQUIRED") != null) {
      assertThat(program).as("a Chromium, which BROWSER_REQUIRED asks for").isPresent();
    }
    assumeTrue(
        program.isPresent(),
        "no Chromium here, the page is not looked at: apt-get install chromium");
    chromium = Chromium.start(program.get(), profile);
  }

  @AfterAll
  static void stopBrowser() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void startServer() throws Exception {
    DatabaseAddress address =
        new DatabaseAddress("jdbc:sqlite:" + folder.resolve("s.db"), null, null);
    server = TestServer.start(address, log, InstantSource.fixed(NOW));
    chromium().size(1360, 1000, "light");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  static Chromium chromium() {
    return requireNonNull(chromium);
  }

  void fill() {
    server.write(new Newsroom(log, NOW).publish(150, 90).toArray(SinkRecord[]::new));
  }

  void open(String selection) throws Exception {
    chromium().open(server.uri("/" + selection).toString());
  }

  static void screenshot(String name) throws Exception {
    chromium().screenshot(SCREENSHOTS.resolve(name));
  }
}
