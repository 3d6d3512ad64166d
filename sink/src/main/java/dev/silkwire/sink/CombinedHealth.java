package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.view.SinkHealth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The health of all loops of this process, and of its other stages.
 *
 * @param loops one for each loop; thread-safe
 * @param otherStagesProblem why another stage of this process does not work, for a person; empty
 *     when all work; thread-safe
 */
record CombinedHealth(List<Progress> loops, Supplier<Optional<String>> otherStagesProblem)
    implements SinkHealth {
  CombinedHealth {
    loops = List.copyOf(loops);
    requireNonNull(otherStagesProblem);
  }

  @Override
  public Map<String, Long> lagByTopic() {
    Map<String, Long> sum = new TreeMap<>();
    loops.forEach(p -> p.lagByTopic().forEach((topic, lag) -> sum.merge(topic, lag, Long::sum)));
    return sum;
  }

  @Override
  public Optional<String> problem() {
    return failure().or(() -> loops.stream().flatMap(p -> p.problem().stream()).findFirst());
  }

  @Override
  public Optional<String> failure() {
    return loops.stream().flatMap(p -> p.failure().stream()).findFirst();
  }

  @Override
  public Optional<String> notLive() {
    return loops.stream().flatMap(p -> p.notLive().stream()).findFirst();
  }

  @Override
  public Optional<String> notReady() {
    return problem().or(otherStagesProblem);
  }
}
