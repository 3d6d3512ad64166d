package dev.silkwire.sink.api;

import dev.silkwire.sink.view.SinkHealth;
import java.util.Map;
import java.util.Optional;

/** A loop of which all is known in advance. */
public record FixedHealth(Map<String, Long> lagByTopic, Optional<String> problem)
    implements SinkHealth {
  /** All is well. */
  public static final FixedHealth WELL =
      new FixedHealth(Map.of("news.articles", 0L), Optional.empty());

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }
}
