package dev.silkwire.sink.api;

import dev.silkwire.sink.view.Pulse;
import java.util.Map;
import java.util.Optional;

/** A loop of which all is known in advance. */
public record QuietPulse(Map<String, Long> lagByTopic, Optional<String> trouble) implements Pulse {
  /** All is well. */
  public static final QuietPulse WELL =
      new QuietPulse(Map.of("news.articles", 0L), Optional.empty());

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }
}
