package dev.silkwire.enrich.total;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.format.StateSerde;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalsProcessorTest {
  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String STORE = "totals";

  @TempDir Path folder;
  private TopologyTestDriver driver;
  private KeyValueStore<String, Total> totals;
  private TestOutputTopic<String, CountryDay> published;

  @BeforeEach
  void start() {
    Topology topology = new Topology();
    topology.addSource(
        "in",
        Serdes.String().deserializer(),
        Encoded.serde(StateSerde.of(Contributions.class)).deserializer(),
        "in");
    topology.addProcessor("add", () -> new TotalsProcessor(STORE), "in");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), StateSerde.of(Total.class)),
        "add");
    topology.addSink(
        "out",
        "out",
        Serdes.String().serializer(),
        Topics.COUNTRY_DAYS.values().serializer(),
        "add");
    Properties settings = new Properties();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver = new TopologyTestDriver(topology, settings, NOW);
    totals = driver.getKeyValueStore(STORE);
    published =
        driver.createOutputTopic(
            "out", Serdes.String().deserializer(), Topics.COUNTRY_DAYS.values().deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private static String date(int number) {
    return LocalDate.of(2000, 1, 1).plusDays(number).toString();
  }

  private void keep(int number, boolean isPublished) {
    String date = date(number);
    Total total = new Total(new CountryDay("KE", "bri", date, number, 1, 1, 0, NOW), isPublished);
    totals.put(CountryDay.key("KE", "bri", date), total);
  }

  private List<Long> publishOnce() {
    driver.advanceWallClockTime(PAUSE);
    return published.readValuesToList().stream().map(CountryDay::stories).toList();
  }

  @Test
  void unpublishedTotalsArePublishedInBatchesAfterAStart() {
    int many = 2 * TotalsProcessor.SCAN_BATCH + 1;
    for (int number = 0; number < many; number++) {
      keep(number, number != 1 && number != many - 1);
    }

    assertThat(publishOnce()).containsExactly(1L);
    assertThat(publishOnce()).isEmpty();
    assertThat(publishOnce()).containsExactly(many - 1L);
    assertThat(publishOnce()).isEmpty();
  }

  @Test
  void aTotalThatChangesBeforeItsBatchIsPublishedOnce() {
    keep(1, false);
    Contribution more = new Contribution("KE", "bri", date(1), 2, 1, 1, 0);
    TestInputTopic<String, Contributions> in =
        driver.createInputTopic(
            "in", Serdes.String().serializer(), StateSerde.of(Contributions.class).serializer());
    in.pipeInput("article", new Contributions(NOW, List.of(more)));

    assertThat(publishOnce()).containsExactly(3L);
    assertThat(publishOnce()).isEmpty();
  }
}
