package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.json.Json;
import dev.silkwire.sink.file.FilesConfig;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.store.RetentionConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinkConfigTest {
  @Test
  void absentSettingsHaveTheirDefaults() throws JsonProcessingException {
    assertThat(read("{}"))
        .isEqualTo(SinkConfig.DEFAULTS)
        .isEqualTo(
            new SinkConfig(
                KafkaConnection.to("localhost:9092"),
                "1",
                "silkwire-sink",
                "jdbc:sqlite:data/silkwire.db",
                null,
                null,
                2_000,
                Duration.ofMillis(100),
                1,
                RetentionConfig.DEFAULTS,
                FilesConfig.DEFAULTS,
                8080,
                "127.0.0.1",
                AccessConfig.DEFAULTS));
  }

  @Test
  void everySettingIsRead() throws JsonProcessingException {
    String json =
        """
        {"kafka": {"bootstrap": "kafka:9092"}, "instance": "b", "group": "other",
         "database": "jdbc:postgresql://db/silkwire", "user": "u", "password": "p",
         "batchSize": 50, "batchDelay": "PT1S", "writers": 3,
         "retention": {"articles": "P400D", "countryDays": "P800D", "polls": "P1D",
          "pollsPerFeed": 10, "deadLetters": "P2D"},
         "files": {"folder": "out", "every": "PT1H"}, "http": -1, "bind": "0.0.0.0",
         "access": {"password": "pw", "token": "tk", "proxyHeader": "X-User", "anyone": true,
          "hosts": ["news.example"], "perMinute": 10,
          "trustedProxies": ["10.0.0.0/8"]}}""";

    assertThat(read(json))
        .isEqualTo(
            new SinkConfig(
                KafkaConnection.to("kafka:9092"),
                "b",
                "other",
                "jdbc:postgresql://db/silkwire",
                "u",
                "p",
                50,
                Duration.ofSeconds(1),
                3,
                new RetentionConfig(
                    Duration.ofDays(400),
                    Duration.ofDays(800),
                    Duration.ofDays(1),
                    10,
                    Duration.ofDays(2)),
                new FilesConfig("out", Duration.ofHours(1)),
                -1,
                "0.0.0.0",
                new AccessConfig(
                    "pw",
                    "tk",
                    "X-User",
                    true,
                    List.of("news.example"),
                    10,
                    List.of("10.0.0.0/8"))));
    assertThat(read(json).isWebEnabled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "batchSize, 0",
    "batchDelay, '\"-PT1S\"'",
    "http, 70000",
    "http, -2",
    "writers, 0",
    "writers, 2",
    "files, '{\"every\": \"PT0S\"}'",
    "retention, '{\"articles\": \"PT1S\"}'",
    "database, '\"jdbc:mysql://db/silkwire\"'"
  })
  void anInvalidSettingIsReported(String name, String value) {
    assertThatThrownBy(() -> read("{\"" + name + "\": " + value + "}")).hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0", "", "::1/x"})
  void aTrustedProxyMustBeAnAddress(String block) {
    assertThatThrownBy(() -> read("{\"access\": {\"trustedProxies\": [\"" + block + "\"]}}"))
        .hasMessageContaining("trustedProxies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'password': 'p'",
        "'token': 't'",
        "'proxyHeader': 'X-Forwarded-User'",
        "'anyone': true"
      })
  void accessMustBeConfiguredForAReachableAddress(String access) throws JsonProcessingException {
    String config = "{'bind': '0.0.0.0', 'access': {%s}}".formatted(access).replace('\'', '"');

    assertThat(read(config).bind()).isEqualTo("0.0.0.0");
    assertThatThrownBy(() -> read("{\"bind\": \"0.0.0.0\"}"))
        .hasMessageContaining("SILKWIRE_SINK_ACCESS_PASSWORD");
  }

  @Test
  void thePasswordIsNotPrinted() throws JsonProcessingException {
    String config =
        "{\"password\": \"secret\", \"database\": \"jdbc:postgresql://db/x?password=secret\"}";

    assertThat(read(config).toString()).doesNotContain("secret");
  }

  private static SinkConfig read(String json) throws JsonProcessingException {
    return Json.mapper().readValue(json, SinkConfig.class);
  }
}
