package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.view.Pulse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The state of several loops, and of other stages in this process.
 *
 * @param each of the loops, thread-safe
 * @param othersTrouble what keeps another stage of this process from working, for a person;
 *     thread-safe
 */
record Pulses(List<Progress> each, Supplier<Optional<String>> othersTrouble) implements Pulse {
  Pulses {
    each = List.copyOf(each);
    requireNonNull(othersTrouble);
  }

  @Override
  public Map<String, Long> lagByTopic() {
    Map<String, Long> sum = new TreeMap<>();
    each.forEach(p -> p.lagByTopic().forEach((topic, lag) -> sum.merge(topic, lag, Long::sum)));
    return sum;
  }

  @Override
  public Optional<String> trouble() {
    return failure().or(() -> each.stream().flatMap(p -> p.trouble().stream()).findFirst());
  }

  @Override
  public Optional<String> failure() {
    return each.stream().flatMap(p -> p.failure().stream()).findFirst();
  }

  @Override
  public Optional<String> notLive() {
    return each.stream().flatMap(p -> p.notLive().stream()).findFirst();
  }

  @Override
  public Optional<String> notReady() {
    return trouble().or(othersTrouble);
  }
}
