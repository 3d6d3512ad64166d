package dev.silkwire.enrich;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.error.StageFailure;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;

/**
 * The ids of the topics that the local state was built from, in a file next to it. A topic that was
 * deleted and created again has another id. Local state of the old topic must not be used, because
 * enrich would take new articles for known ones.
 *
 * <p>Thread-safe: it has no mutable state in memory.
 *
 * <pre>{@code
 * data/streams/silkwire-enrich.topics
 *   cluster=5L6g3nShT-eMCtK--X86sw
 *   news.raw-articles=vG1rB0JYQeWcrCVj1nJ4Kw
 *   silkwire-enrich-known-articles-changelog=…
 * }</pre>
 */
final class StateTopicIds {
  private static final String CLUSTER = "cluster";
  private static final Set<String> INPUTS = Set.of(Topics.RAW_ARTICLES.name());

  private final Path file;
  private final KafkaConnection kafka;
  private final String internal;

  StateTopicIds(EnrichConfig config) {
    this.file = config.stateDir().resolve(config.applicationId() + ".topics");
    this.kafka = config.kafka();
    this.internal = config.applicationId() + "-";
  }

  /**
   * Returns the topics whose id differs from the file or that are missing in Kafka; empty when
   * there is no file.
   *
   * @throws StageFailure when the folder cannot be written or the file cannot be read
   * @throws KafkaException when Kafka cannot be reached
   */
  List<String> changed() {
    Map<String, String> before = read();
    return before.isEmpty() ? List.of() : changed(before, inKafka());
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> now) {
    return before.entrySet().stream()
        .filter(topic -> !topic.getValue().equals(now.get(topic.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Writes the current ids to the file, unless topics of the file have changed.
   *
   * @return the changed topics; empty when the file is up to date
   * @throws StageFailure when the file cannot be read or written
   * @throws KafkaException when Kafka cannot be reached
   */
  List<String> writeUnlessChanged() {
    Map<String, String> before = read();
    Map<String, String> now = inKafka();
    List<String> changed = changed(before, now);
    if (changed.isEmpty() && !now.equals(before)) {
      write(now);
    }
    return changed;
  }

  /**
   * Writes the current ids to the file.
   *
   * @throws StageFailure when the file cannot be written
   * @throws KafkaException when Kafka cannot be reached
   */
  void write() {
    write(inKafka());
  }

  private void write(Map<String, String> topicIds) {
    Properties ids = new Properties();
    ids.putAll(topicIds);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        ids.store(writer, "Topics that the local state of enrich was built from");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StageFailure(
          "the state folder %s cannot be written: %s; correct its permissions or set enrich.stateDir"
              .formatted(file.toAbsolutePath().getParent(), IoErrors.reason(e)),
          e);
    }
  }

  private Map<String, String> read() {
    Map<String, String> ids = new TreeMap<>();
    if (!Files.exists(file)) {
      return ids;
    }
    Properties stored = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      stored.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new StageFailure(
          "%s cannot be read: %s; delete the folder %s, enrich restores it from Kafka"
              .formatted(file, e.getMessage(), file.toAbsolutePath().getParent()),
          e);
    }
    stored.stringPropertyNames().forEach(topic -> ids.put(topic, stored.getProperty(topic)));
    return ids;
  }

  private Map<String, String> inKafka() {
    try (Admin admin = Admin.create(kafka.settings(Map.of()))) {
      Map<String, String> ids = new TreeMap<>();
      ids.put(CLUSTER, admin.describeCluster().clusterId().get());
      for (TopicListing topic : admin.listTopics().listings().get()) {
        if (INPUTS.contains(topic.name()) || isChangelog(topic.name())) {
          ids.put(topic.name(), topic.topicId().toString());
        }
      }
      return ids;
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot read the ids of the topics from Kafka at " + kafka.bootstrap(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while reading the ids of the topics", e);
    }
  }

  private boolean isChangelog(String topic) {
    return topic.startsWith(internal) && topic.endsWith("-changelog");
  }
}
