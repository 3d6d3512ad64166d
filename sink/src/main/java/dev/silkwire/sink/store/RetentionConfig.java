package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long rows are kept.
 *
 * @param articles time since the arrival of an article, after which it is deleted with its words,
 *     mentions and copies; null for no limit
 * @param countryDays time since the day of a total; null for no limit
 * @param polls time since the poll; by default the retention time of the topic
 * @param pollsPerFeed maximum number of polls of one feed, the newest; 500 by default
 * @param deadLetters time since the rejection; by default the retention time of the topic
 */
public record RetentionConfig(
    @Nullable Duration articles,
    @Nullable Duration countryDays,
    Duration polls,
    Integer pollsPerFeed,
    Duration deadLetters) {

  /** All defaults. */
  @SuppressWarnings("NullAway") // the constructor replaces null by the default
  public static final RetentionConfig DEFAULTS = new RetentionConfig(null, null, null, null, null);

  public RetentionConfig {
    polls = requireNonNullElse(polls, ofTopic(Topics.POLLS));
    pollsPerFeed = requireNonNullElse(pollsPerFeed, 500);
    deadLetters = requireNonNullElse(deadLetters, ofTopic(Topics.DEAD_LETTERS));
    check("articles", articles);
    check("countryDays", countryDays);
    check("polls", polls);
    check("deadLetters", deadLetters);
    if (pollsPerFeed < 1) {
      throw new IllegalArgumentException(
          "retention.pollsPerFeed must be at least 1, not " + pollsPerFeed);
    }
  }

  private static Duration ofTopic(Topic<?> topic) {
    return Objects.requireNonNull(topic.retention());
  }

  private static void check(String name, @Nullable Duration time) {
    if (time != null && time.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException(
          "retention." + name + " must be at least an hour, not " + time);
    }
  }
}
