package dev.silkwire.enrich;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.error.StageFailure;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.topic.TopicSetup;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.article.EnrichMetrics;
import dev.silkwire.enrich.country.CurrentCountryTagger;
import dev.silkwire.enrich.country.RollUp;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueChanges;
import dev.silkwire.enrich.initiative.CatalogueFile;
import dev.silkwire.enrich.initiative.CatalogueTopic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrich stage: creates its parts, starts and stops them. The topics of the contract must
 * exist.
 *
 * <pre>{@code
 * try (EnrichMain enrich = EnrichMain.start(EnrichConfig.defaults(), registry)) {
 *   enrich.problem().ifPresent(System.err::println);
 * }
 * }</pre>
 *
 * <p>Thread-safe: {@link KafkaStreams} and {@link EnrichHealth} are.
 */
public final class EnrichMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EnrichMain.class);
  private static final Duration PLACES_CHECK_INTERVAL = Duration.ofSeconds(2);
  private static final Duration TOPICS_CHECK_INTERVAL = Duration.ofSeconds(15);
  private static final Pattern STREAM_CONSUMER = Pattern.compile(".*-StreamThread-\\d+-consumer");
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  private final CurrentCountryTagger places;
  private final RocksMemory memory;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;
  private final StateTopicIds topics;
  private final EnrichHealth health;
  private final ScheduledExecutorService topicChecks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "enrich-topic-check");
            thread.setDaemon(true);
            return thread;
          });

  private EnrichMain(EnrichConfig config, MeterRegistry registry, CurrentCountryTagger places) {
    this.places = places;
    this.memory = new RocksMemory();
    InstantSource clock = InstantSource.system();
    EnrichMetrics metrics = new EnrichMetrics(registry);
    ThreadProgress progress = new ThreadProgress(clock);
    Properties settings =
        StreamsSettings.of(config, memory, new DeadLetterHandler.Sender(metrics, clock));
    Topology topology =
        new EnrichTopology(
                partitions(config), settings, metrics, progress, config.storyTtl(), clock, places)
            .build();
    this.streams = new KafkaStreams(topology, settings);
    this.topics = new StateTopicIds(config);
    RestartLimit restarts = new RestartLimit(clock);
    this.health = new EnrichHealth(config, clock, this::threads, progress, restarts);
    this.streams.setUncaughtExceptionHandler(restarts);
    this.streams.setStateListener((now, before) -> health.changed(now));
    Gauge.builder("silkwire.enrich.lag", () -> threads().waiting())
        .strongReference(true)
        .register(registry);
    this.streamsMetrics = new KafkaStreamsMetrics(streams);
    this.streamsMetrics.bindTo(registry);
  }

  /**
   * Starts the stage. Publishes the catalogue of the settings, or the built-in one if the topic has
   * no entries.
   *
   * @throws StageFailure when the catalogue or the places of the settings cannot be used
   * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached
   */
  public static EnrichMain start(EnrichConfig config, MeterRegistry registry) {
    Catalogue own = catalogue(config);
    // Building the gazetteer takes a second and needs no Kafka: its errors come first.
    CurrentCountryTagger places = places(config);
    publishCatalogue(config, own);
    EnrichMain stage = new EnrichMain(config, registry, places);
    stage.places.watch(PLACES_CHECK_INTERVAL);
    stage.clearForeignState();
    stage.streams.start();
    stage.watchTopics();
    LOG.info("Enrich {} started, Kafka at {}", config.instance(), config.kafka().bootstrap());
    return stage;
  }

  /** Returns the number of partitions of the raw articles, which exist before the stage starts. */
  private static int partitions(EnrichConfig config) {
    try (Admin admin = Admin.create(config.kafka().settings(Map.of()))) {
      return TopicSetup.partitions(admin, Topics.RAW_ARTICLES)
          .orElseThrow(
              () -> new StageFailure("topic " + Topics.RAW_ARTICLES.name() + " is missing"));
    }
  }

  /** Returns the catalogue of the settings; null when they name none. */
  private static @Nullable Catalogue catalogue(EnrichConfig config) {
    Path file = config.catalogue();
    if (file == null) {
      return null;
    }
    try {
      CatalogueFile.Result reading = CatalogueFile.read(file);
      if (reading instanceof CatalogueFile.Valid good) {
        return good.catalogue();
      }
      String reasons = ((CatalogueFile.Invalid) reading).reasons();
      throw new StageFailure("catalogue " + file + " cannot be used: " + reasons);
    } catch (IOException e) {
      throw new StageFailure("catalogue " + file + " cannot be read: " + IoErrors.reason(e), e);
    }
  }

  private static CurrentCountryTagger places(EnrichConfig config) {
    try {
      return new CurrentCountryTagger(config.places(), RollUp.of(config.rollUp()));
    } catch (IllegalArgumentException e) {
      throw new StageFailure(requireNonNull(e.getMessage()), e);
    }
  }

  private static void publishCatalogue(EnrichConfig config, @Nullable Catalogue own) {
    CatalogueTopic topic = new CatalogueTopic(config.kafka(), InstantSource.system());
    Map<String, Initiative> inForce = topic.inForce();
    if (own == null && !inForce.isEmpty()) {
      return;
    }
    Catalogue wanted = own == null ? Catalogue.builtIn() : own;
    CatalogueChanges changes = CatalogueChanges.between(inForce, wanted).keepingOthers();
    topic.publish(changes);
    LOG.info(
        "Published the catalogue: {} entries added, {} changed",
        changes.added().size(),
        changes.changed().size());
  }

  /** Returns the state of Kafka Streams; {@code RUNNING} when articles are processed. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /** Returns whether the stage runs or starts; if not, a supervisor restarts the process. */
  public boolean healthy() {
    return health.live();
  }

  /** Returns the reason why the stage makes no progress; empty when it is ready. */
  public Optional<String> problem() {
    return health.problem();
  }

  /** Deletes local state that belongs to topics that Kafka no longer has. */
  private void clearForeignState() {
    List<String> foreign = topics.changed();
    if (!foreign.isEmpty()) {
      LOG.warn(
          "local state is cleared and restored from Kafka, since these were deleted or created again"
              + " after it was made: {}",
          String.join(", ", foreign));
      streams.cleanUp();
    }
    topics.write();
  }

  private void watchTopics() {
    long seconds = TOPICS_CHECK_INTERVAL.toSeconds();
    var unused =
        topicChecks.scheduleWithFixedDelay(this::checkTopics, seconds, seconds, TimeUnit.SECONDS);
  }

  /** Stores the ids of new topics; stops the stage if Kafka was replaced since the last check. */
  private void checkTopics() {
    try {
      List<String> foreign = topics.writeUnlessChanged();
      if (!foreign.isEmpty()) {
        LOG.error(
            "Enrich stops: its local state does not belong to these topics, which were deleted or"
                + " created again while it ran: {}. The next start clears and restores the state.",
            String.join(", ", foreign));
        streams.close(CloseOptions.timeout(Duration.ZERO));
      }
    } catch (RuntimeException e) { // An exception would silently cancel the schedule.
      LOG.warn("Cannot check the ids of the topics: {}", e.getMessage());
    }
  }

  private EnrichHealth.Threads threads() {
    Map<String, Duration> polls = new HashMap<>();
    double waiting = 0;
    for (Metric metric : streams.metrics().values()) {
      MetricName name = metric.metricName();
      String client = name.tags().getOrDefault("client-id", "");
      if (STREAM_CONSUMER.matcher(client).matches()
          && metric.metricValue() instanceof Double value
          && value > 0) {
        if (name.name().equals("last-poll-seconds-ago")) {
          String thread = client.substring(0, client.length() - "-consumer".length());
          polls.put(thread, Duration.ofSeconds(value.longValue()));
        } else if (name.name().equals("records-lag")) {
          waiting += value;
        }
      }
    }
    return new EnrichHealth.Threads(polls, (long) waiting);
  }

  /**
   * Finishes the current records and stops. The instance stays a member of the group, so that it
   * continues within a second after a restart.
   */
  @Override
  public void close() {
    topicChecks.shutdownNow();
    boolean closed =
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(
                    CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    if (!closed) {
      LOG.warn(
          "Enrich did not stop within {}; it restores its state at the next start", CLOSE_TIMEOUT);
    }
    places.close();
    streamsMetrics.close();
    memory.close();
  }
}
