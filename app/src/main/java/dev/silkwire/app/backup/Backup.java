package dev.silkwire.app.backup;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a consistent copy of all topics to a folder while the pipeline runs: those of the contract
 * and the internal ones of enrich, one file each, and a manifest. Memory use does not depend on the
 * size of the topics. Not thread-safe.
 *
 * <pre>{@code
 * try (Backup backup = new Backup(kafka, "silkwire-enrich", out, InstantSource.system())) {
 *   backup.write(Path.of("/backup/monday"));
 * }
 * }</pre>
 */
public final class Backup implements AutoCloseable {
  private static final String REPARTITION = "-repartition";
  private static final String CHANGELOG = "-changelog";

  private final KafkaConnection kafka;
  private final String group;
  private final InstantSource clock;
  private final CopyProgress progress;
  private final Admin admin;
  private final TopicLog log;

  /**
   * @param group the application id of enrich
   * @param out prints the progress
   */
  public Backup(KafkaConnection kafka, String group, PrintWriter out, InstantSource clock) {
    this.kafka = kafka;
    this.group = group;
    this.clock = clock;
    this.progress = new CopyProgress(out, clock);
    this.admin = Admin.create(kafka.settings(Map.of()));
    this.log = new TopicLog(kafka);
  }

  /**
   * Writes the backup and returns its number of records.
   *
   * @param folder an empty folder
   * @throws OperatorException when no backup can be made, with the remedy
   */
  public long write(Path folder) throws IOException {
    Map<String, List<TopicPartition>> topics = topics();
    TopicSettings settings = TopicSettings.of(admin, topics.keySet());
    settings.requireLag();
    Set<TopicPartition> all = new HashSet<>();
    topics.values().forEach(all::addAll);
    Instant taken;
    Cut cut;
    List<Manifest.SavedTopic> saved;
    // Enrich deletes records that it has processed from these topics, so they come first.
    List<String> first = topics.keySet().stream().filter(t -> t.endsWith(REPARTITION)).toList();
    do {
      taken = clock.instant();
      cut = new CutFinder(admin, group, clock).find(all);
      saved = new ArrayList<>(save(first, cut, topics, settings, folder));
    } while (isPurged(first, cut, topics));
    List<String> others = topics.keySet().stream().filter(t -> !first.contains(t)).toList();
    saved.addAll(save(others, cut, topics, settings, folder));
    settings.requireLagOver(taken, clock.instant());
    Manifest manifest = new Manifest(Manifest.FORMAT, taken, group, saved);
    manifest.write(folder);
    return manifest.records();
  }

  private Map<String, List<TopicPartition>> topics() {
    Set<String> names =
        AdminAnswer.of(admin.listTopics().names()).stream()
            .filter(this::isInternal)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, List<TopicPartition>> topics = new LinkedHashMap<>();
    Stream.concat(Topics.WITH_INTERNAL.stream().map(Topic::name), names.stream())
        .forEach(name -> topics.put(name, log.partitions(name)));
    topics.values().removeIf(List::isEmpty);
    if (topics.isEmpty()) {
      throw new OperatorException(
          ExitCode.PROBLEMS_FOUND,
          "Kafka at %s has no topics of Silkwire: check --bootstrap".formatted(kafka.bootstrap()));
    }
    return topics;
  }

  private boolean isInternal(String topic) {
    return topic.startsWith(group + "-")
        && (topic.endsWith(CHANGELOG) || topic.endsWith(REPARTITION));
  }

  /** Returns whether enrich has deleted records that belong to the cut. */
  private boolean isPurged(List<String> names, Cut cut, Map<String, List<TopicPartition>> topics) {
    List<TopicPartition> partitions =
        names.stream().flatMap(name -> topics.getOrDefault(name, List.of()).stream()).toList();
    return log.beginnings(partitions).entrySet().stream()
        .anyMatch(e -> cut.lacks(e.getKey(), e.getValue()));
  }

  private List<Manifest.SavedTopic> save(
      List<String> names,
      Cut cut,
      Map<String, List<TopicPartition>> topics,
      TopicSettings settings,
      Path folder)
      throws IOException {
    List<Manifest.SavedTopic> saved = new ArrayList<>();
    for (String name : names) {
      List<TopicPartition> partitions = topics.getOrDefault(name, List.of());
      saved.add(save(name, cut.of(partitions), settings.of(name), folder));
    }
    return saved;
  }

  private Manifest.SavedTopic save(String topic, Cut cut, Map<String, String> settings, Path folder)
      throws IOException {
    Path file = Manifest.SavedTopic.file(folder, topic);
    Map<Integer, Long> processed = new HashMap<>();
    cut.committed().keySet().forEach(p -> processed.put(p.partition(), 0L));
    progress.begin(topic);
    try (RecordWriter writer = new RecordWriter(file)) {
      log.readUntil(
          cut.ends(),
          record -> {
            writer.write(record);
            progress.next();
            if (cut.isProcessed(record)) {
              processed.merge(record.partition(), 1L, Long::sum);
            }
          });
    }
    return new Manifest.SavedTopic(
        topic, cut.ends().size(), settings, progress.end(), Checksum.of(file), processed);
  }

  @Override
  public void close() {
    log.close();
    admin.close();
  }
}
