package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkConfigTest {
  @Test
  void whatNobodySaysHasItsDefault() throws JsonProcessingException {
    assertThat(read("{}"))
        .isEqualTo(SinkConfig.DEFAULTS)
        .isEqualTo(
            new SinkConfig(
                "localhost:9092",
                "1",
                "silkwire-sink",
                "jdbc:sqlite:data/silkwire.db",
                null,
                null,
                500,
                Duration.ofMillis(200),
                8080,
                "127.0.0.1"));
  }

  @Test
  void everySettingCanBeSaid() throws JsonProcessingException {
    String json =
        """
        {"bootstrap": "kafka:9092", "instance": "b", "group": "other",
         "database": "jdbc:postgresql://db/silkwire", "user": "u", "password": "p",
         "batchSize": 50, "batchDelay": "PT1S", "http": -1, "bind": "0.0.0.0"}""";

    assertThat(read(json))
        .isEqualTo(
            new SinkConfig(
                "kafka:9092",
                "b",
                "other",
                "jdbc:postgresql://db/silkwire",
                "u",
                "p",
                50,
                Duration.ofSeconds(1),
                -1,
                "0.0.0.0"));
    assertThat(read(json).web()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "batchSize, 0",
    "batchDelay, '\"-PT1S\"'",
    "http, 70000",
    "http, -2",
    "database, '\"jdbc:mysql://db/silkwire\"'"
  })
  void aSettingThatMakesNoSenseIsNamed(String name, String value) {
    assertThatThrownBy(() -> read("{\"" + name + "\": " + value + "}")).hasMessageContaining(name);
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
