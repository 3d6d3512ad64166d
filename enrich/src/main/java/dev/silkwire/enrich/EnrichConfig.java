package dev.silkwire.enrich;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.enrich.country.RollUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the enrich stage. A setting that is null has its default.
 *
 * @param kafka connection to Kafka; default {@code localhost:9092} without properties
 * @param applicationId name of the consumer group and prefix of the internal topics; a new one
 *     processes all raw articles again; default {@code silkwire-enrich}
 * @param instance id of this process, unique in the group and the same after a restart; default
 *     {@code silkwire-1}
 * @param stateDir folder of the local state, which enrich restores from Kafka when it is lost;
 *     default {@code data/streams}
 * @param threads number of stream threads; more than the partitions of the raw articles are idle;
 *     default 1
 * @param commitInterval how long results may wait before they become visible; default 100 ms
 * @param storyTtl how long an article is kept as a possible original, from its arrival; default 30
 *     days
 * @param catalogue a YAML file whose entries are published at start; default: the built-in
 *     catalogue, published when the topic has none
 * @param places a YAML file of place names and of words that are no places, read again when it
 *     changes; default: none
 * @param rollUp countries that count as another one, such as {@code HK=CN}; default: none
 * @param replication replication factor of internal topics; default: {@code kafka.replication},
 *     then the broker's
 * @param notReadyAfter how long the stage may process no record, although records wait, before it
 *     is not ready; default 60 s
 * @param notLiveAfter the same before it is not live, and a supervisor restarts it; default 5
 *     minutes
 */
public record EnrichConfig(
    KafkaConnection kafka,
    String applicationId,
    String instance,
    Path stateDir,
    Integer threads,
    Duration commitInterval,
    Duration storyTtl,
    @Nullable Path catalogue,
    @Nullable Path places,
    List<String> rollUp,
    @Nullable Integer replication,
    Duration notReadyAfter,
    Duration notLiveAfter) {

  private static final KafkaConnection KAFKA = KafkaConnection.to("localhost:9092");
  private static final String APPLICATION = "silkwire-enrich";
  private static final String INSTANCE = "silkwire-1";
  private static final Path STATE = Path.of("data", "streams");
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
  private static final Duration STORY_TTL = Duration.ofDays(30);
  private static final Duration NOT_READY_AFTER = Duration.ofSeconds(60);
  private static final Duration NOT_LIVE_AFTER = Duration.ofMinutes(5);

  public EnrichConfig {
    kafka = requireNonNullElse(kafka, KAFKA);
    applicationId = requireNonNullElse(applicationId, APPLICATION);
    instance = requireNonNullElse(instance, INSTANCE);
    stateDir = requireNonNullElse(stateDir, STATE);
    threads = requireNonNullElse(threads, 1);
    commitInterval = requireNonNullElse(commitInterval, COMMIT_INTERVAL);
    storyTtl = requireNonNullElse(storyTtl, STORY_TTL);
    notReadyAfter = requireNonNullElse(notReadyAfter, NOT_READY_AFTER);
    notLiveAfter = requireNonNullElse(notLiveAfter, NOT_LIVE_AFTER);
    rollUp = rollUp == null ? List.of() : List.copyOf(rollUp);
    RollUp.of(rollUp); // throws if a rule is invalid
    if (threads < 1) {
      throw new IllegalArgumentException("enrich.threads: at least 1, not " + threads);
    }
    if (storyTtl.isNegative() || storyTtl.isZero()) {
      throw new IllegalArgumentException("enrich.storyTtl: must be positive, not " + storyTtl);
    }
    if (commitInterval.isNegative() || commitInterval.isZero()) {
      throw new IllegalArgumentException(
          "enrich.commitInterval: must be positive, not " + commitInterval);
    }
    if (notReadyAfter.isNegative() || notReadyAfter.isZero()) {
      throw new IllegalArgumentException(
          "enrich.notReadyAfter: must be positive, not " + notReadyAfter);
    }
    if (notLiveAfter.compareTo(notReadyAfter) < 0) {
      throw new IllegalArgumentException(
          "enrich.notLiveAfter: at least enrich.notReadyAfter, not " + notLiveAfter);
    }
  }

  /** All defaults. */
  public static EnrichConfig defaults() {
    return new EnrichConfig(
        KAFKA,
        APPLICATION,
        INSTANCE,
        STATE,
        1,
        COMMIT_INTERVAL,
        STORY_TTL,
        null,
        null,
        List.of(),
        null,
        NOT_READY_AFTER,
        NOT_LIVE_AFTER);
  }
}
