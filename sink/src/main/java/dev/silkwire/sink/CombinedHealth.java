package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.health.HealthReport;
import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.sink.view.SinkHealth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The health of all loops of this process, and of its other stages.
 *
 * @param loops one for each loop; thread-safe
 * @param stages all stages of this process
 */
record CombinedHealth(List<Progress> loops, StageHealths stages) implements SinkHealth {
  CombinedHealth {
    loops = List.copyOf(loops);
    requireNonNull(stages);
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
  public HealthReport live() {
    return stages.live();
  }

  @Override
  public HealthReport ready() {
    return stages.ready();
  }
}
