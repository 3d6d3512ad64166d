package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.Silkwire;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
  @TempDir Path folder;

  @Test
  void theDefaultsWithAFreePortPassThePreflight() {
    Preflight.all(settings(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enrich.catalogue | initiatives: [{id: 7                | catalogue",
        "enrich.catalogue | initiatives: [{nme: x}]              | catalogue",
        "enrich.places    | plces: []                            | did you mean",
        "enrich.places    | {{{                                  | places",
        "ingest.siteRules | example.org delete p                 | site rules, line 1",
        "ingest.siteRules | example.org remove p[[[              | not a CSS selector",
      })
  void aBrokenFileIsNamed(String key, String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("broken"), text);
    assertThatThrownBy(() -> Preflight.all(settings(Map.of(key, file.toString()))))
        .isInstanceOfSatisfying(
            OperatorException.class, t -> assertThat(t.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message)
        .hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @CsvSource({"enrich.catalogue", "enrich.places", "ingest.siteRules"})
  void aMissingFileAFolderAndGarbageAreNamed(String key) throws IOException {
    Path garbage = folder.resolve("garbage");
    Files.write(garbage, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, '{', (byte) 0xc3, '('});
    for (Path file : new Path[] {folder.resolve("missing"), folder, garbage}) {
      assertThatThrownBy(() -> Preflight.all(settings(Map.of(key, file.toString()))))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "enrich.stateDir, enrich.stateDir",
    "sink.database, --database",
    "data, --data",
  })
  void aFileInPlaceOfAFolderIsNamedWithItsSetting(String key, String setting) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String value = key.equals("sink.database") ? "jdbc:sqlite:" + file.resolve("db") : "" + file;
    assertThatThrownBy(() -> Preflight.all(settings(Map.of(key, value))))
        .isInstanceOfSatisfying(
            OperatorException.class, t -> assertThat(t.code()).isEqualTo(ExitCode.UNAVAILABLE))
        .hasMessageContaining("move the file away")
        .hasMessageContaining(setting);
  }

  @Test
  void aPortInUseIsNamedWithItsFlag() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Preflight.all(settings(Map.of("sink.http", "" + port))))
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("--http");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--catalogue CATALOGUE    | catalogue",
        "--places CATALOGUE       | places",
        "--feeds GARBAGE          | feed",
        "--feeds FOLDER           | cannot read the feeds in",
        "--allow 10.0.0.0/99      | --allow: key 'ingest.allow'",
        "--http 99999             | --http: key 'sink.http': must be from -1 to 65535, not 99999",
        "--http -2                | --http: key 'sink.http': must be from -1 to 65535, not -2",
        "--http abc               | --http: key 'sink.http': 'abc' is not an integer",
        "--kafka-port 70000       | --kafka-port: key 'kafka.port': must be from 0 to 65535",
        "--kafka-port 99999999999 | --kafka-port: key 'kafka.port'",
        "--every 0s               | --every: key 'ingest.every'",
        "--every 99999999999999d  | --every: key 'ingest.every'",
        "--revisit 1h,never       | --revisit: key 'ingest.revisits': 'never' is not a duration",
      })
  void runReportsItBeforeItStartsAnything(String flags, String message) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "- {id: 7");
    Path garbage =
        Files.write(folder.resolve("garbage"), "\u0000\u0001".getBytes(StandardCharsets.UTF_8));
    String[] words =
        flags
            .replace("CATALOGUE", bad.toString())
            .replace("GARBAGE", garbage.toString())
            .replace("FOLDER", folder.toString())
            .split(" ");
    Path feeds = Path.of("..", "config", "feeds.opml");
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "feeds: %s%n".formatted(feeds));
    Path data = folder.resolve("data");
    StringWriter err = new StringWriter();
    int code =
        Silkwire.commandLine()
            .setErr(new PrintWriter(err))
            .execute(
                "run", "--data", data.toString(), "--config", empty.toString(), words[0], words[1]);
    assertThat(err.toString()).contains(message).doesNotContain("bug");
    assertThat(code).isEqualTo(ExitCode.USAGE.number());
    assertThat(data.resolve("kafka")).doesNotExist();
  }

  private Settings settings(Map<String, String> more) {
    Map<String, String> flags = new TreeMap<>();
    flags.put("data", folder.resolve("data").toString());
    flags.put("sink.http", "0");
    flags.putAll(more);
    return Settings.read(null, Map.of(), flags);
  }
}
