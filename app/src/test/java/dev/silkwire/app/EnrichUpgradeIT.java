package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.ContentHash;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Topics;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Enrich starts from what earlier versions left in its topics, and goes on: an article is published
 * with a copy, a second copy waits to be judged, another article has its verdict, and contributions
 * are under way. A changed format adds a file to {@code earlier-state}; none is ever taken out.
 */
class EnrichUpgradeIT {
  private static final int PARTITIONS = 4;
  private static final String APPLICATION = "silkwire-enrich-";
  private static final String STORY =
      """
      Kenya has signed for a data centre in Mombasa under the Digital Silk Road, officials said.
      The first racks arrive in spring, and banks as well as hospitals have reserved space in them.
      A second building will follow once the cable has been tested for three months by the engineers.
      The work will employ four hundred people, most of them from the coast, and train another fifty.
      Critics ask who will own the records that are kept there, and under which law they fall.""";

  @TempDir Path folder;

  private record Row(String topic, String key, byte[] value) {
    static Row of(String line) {
      String[] cells = line.split("\t");
      boolean json = cells[2].startsWith("{");
      byte[] value = json ? cells[2].getBytes(UTF_8) : HexFormat.of().parseHex(cells[2]);
      return new Row(cells[0], cells[1], value);
    }

    /** Originals stand where they were judged: by script. */
    int partition() {
      String by = topic.startsWith("originals") ? "latin" : key;
      return Utils.toPositive(Utils.murmur2(by.getBytes(UTF_8))) % PARTITIONS;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void itGoesOnFromWhatAnEarlierVersionLeft(String version) throws Exception {
    try (EnrichRig rig = EnrichRig.withoutEnrich(folder)) {
      leave(rig.bootstrap(), rows(version));
      rig.start();
      Topicwise topics = rig.topics();
      topics.await(Topics.ARTICLES, articles -> articles.containsKey(id("other")));
      topics.await(Topics.DUPLICATES, copies -> copies.containsKey(id("waiting")));
      topics.await(Topics.COUNTRY_DAYS, days -> counts(days, "LA/*/2026-10-31", 1, 1));
      topics.await(Topics.COUNTRY_DAYS, days -> counts(days, "PE/*/2026-10-31", 1, 1));
      topics.await(Topics.COUNTRY_DAYS, days -> counts(days, "KE/*/2026-10-31", 1, 3));

      rig.publish(EnrichRig.article(id("late"), STORY));
      topics.await(
          Topics.DUPLICATES,
          copies ->
              copies.containsKey(id("late"))
                  && copies.get(id("late")).duplicateOf().equals(id("first")));
      topics.await(
          Topics.COUNTRY_DAYS, days -> counts(days, "KE/digital-silk-road/2026-10-31", 1, 4));

      rig.publish(EnrichRig.article(id("first"), "Peru was meant, and nobody else, it says."));
      topics.await(Topics.COUNTRY_DAYS, days -> counts(days, "KE/*/2026-10-31", 0, 0));
      topics.await(Topics.COUNTRY_DAYS, days -> counts(days, "PE/*/undated", 1, 4));
    }
  }

  private static String id(String name) {
    return ContentHash.of(name);
  }

  private static boolean counts(
      Map<String, CountryDay> days, String key, long stories, long articles) {
    CountryDay day = days.get(key);
    return day != null && day.stories() == stories && day.articles() == articles;
  }

  private static List<Row> rows(String version) throws Exception {
    try (InputStream in =
        EnrichUpgradeIT.class.getResourceAsStream("/earlier-state/" + version + ".tsv")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Row::of)
          .toList();
    }
  }

  private static void leave(String bootstrap, List<Row> rows) throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      List<NewTopic> topics = new ArrayList<>();
      for (String name : rows.stream().map(Row::topic).distinct().toList()) {
        boolean kept = name.endsWith("-changelog");
        topics.add(
            new NewTopic(APPLICATION + name, PARTITIONS, (short) 1)
                .configs(
                    kept ? Map.of("cleanup.policy", "compact") : Map.of("retention.ms", "-1")));
      }
      admin.createTopics(topics).all().get();
    }
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (Row row : rows) {
        producer
            .send(
                new ProducerRecord<>(
                    APPLICATION + row.topic(), row.partition(), row.key(), row.value()))
            .get();
      }
    }
  }
}
