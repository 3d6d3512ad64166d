package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long rows stay.
 *
 * @param articles with their words, mentions and copies, since their arrival; null for ever
 * @param countryDays since the day they count; null for ever
 * @param polls since they were made; as long as in their topic by default
 * @param pollsPerFeed the latest that stay of one feed; 500 by default
 * @param deadLetters since they were refused; as long as in their topic by default
 */
public record RetentionConfig(
    @Nullable Duration articles,
    @Nullable Duration countryDays,
    Duration polls,
    Integer pollsPerFeed,
    Duration deadLetters) {

  /** Everything as it is when nobody says otherwise. */
  @SuppressWarnings("NullAway") // what is absent gets its default in the constructor
  public static final RetentionConfig DEFAULTS = new RetentionConfig(null, null, null, null, null);

  public RetentionConfig {
    polls = requireNonNullElse(polls, asInTopic(Topics.POLLS));
    pollsPerFeed = requireNonNullElse(pollsPerFeed, 500);
    deadLetters = requireNonNullElse(deadLetters, asInTopic(Topics.DEAD_LETTERS));
    check("articles", articles);
    check("countryDays", countryDays);
    check("polls", polls);
    check("deadLetters", deadLetters);
    if (pollsPerFeed < 1) {
      throw new IllegalArgumentException(
          "retention.pollsPerFeed must be at least 1, not " + pollsPerFeed);
    }
  }

  private static Duration asInTopic(Topic<?> topic) {
    return Objects.requireNonNull(topic.retention());
  }

  private static void check(String name, @Nullable Duration time) {
    if (time != null && time.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException(
          "retention." + name + " must be at least an hour, not " + time);
    }
  }
}
