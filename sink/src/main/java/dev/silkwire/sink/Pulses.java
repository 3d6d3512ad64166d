package dev.silkwire.sink;

import dev.silkwire.sink.api.Pulse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How several loops are doing together.
 *
 * @param each of them, thread-safe
 */
record Pulses(List<Progress> each) implements Pulse {
  Pulses {
    each = List.copyOf(each);
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
}
