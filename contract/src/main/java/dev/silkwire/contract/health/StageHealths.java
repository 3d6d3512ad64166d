package dev.silkwire.contract.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The health of the stages of a process. A stage is not ready until it is registered, while it
 * reports a problem, and while something that all stages depend on, such as Kafka, reports one; the
 * dependency comes first, because it is the cause. The suppliers are called on the thread of the
 * caller. Thread-safe: stages and dependencies are in concurrent collections.
 *
 * <pre>{@code
 * StageHealths stages = new StageHealths(List.of("ingest", "enrich", "sink"));
 * stages.put("sink", sink::notLive, sink::problem);
 * HealthReport report = stages.ready();
 * }</pre>
 */
public final class StageHealths {
  private static final Checks STARTING =
      new Checks(Optional::empty, () -> Optional.of("the stage is starting"));

  private final List<String> names;
  private final Map<String, Checks> stages = new ConcurrentHashMap<>();
  private final List<Checks> dependencies = new CopyOnWriteArrayList<>();

  /** Returns reasons; empty when there are none. */
  private record Checks(Supplier<Optional<String>> notLive, Supplier<Optional<String>> problem) {
    Optional<String> notReady() {
      return notLive.get().or(problem);
    }
  }

  /**
   * @param names the stages of this process, in the order of the report
   */
  public StageHealths(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * Registers a stage, in place of an earlier registration.
   *
   * @param notLive why the stage needs a restart; empty when it needs none
   * @param problem why the stage does not work at present; empty when it does
   */
  public void put(
      String stage, Supplier<Optional<String>> notLive, Supplier<Optional<String>> problem) {
    stages.put(stage, new Checks(notLive, problem));
  }

  /** Registers what all stages depend on, with the parameters of {@link #put}. */
  public void dependOn(Supplier<Optional<String>> notLive, Supplier<Optional<String>> problem) {
    dependencies.add(new Checks(notLive, problem));
  }

  /** Returns which stages need a restart. */
  public HealthReport live() {
    return report(checks -> checks.notLive().get());
  }

  /** Returns which stages do not work at present, or need a restart. */
  public HealthReport ready() {
    return report(Checks::notReady);
  }

  private HealthReport report(Function<Checks, Optional<String>> reason) {
    // The dependencies are asked once for all stages: their reasons stay equal.
    Optional<String> common = first(dependencies, reason);
    Map<String, Optional<String>> reasons = new LinkedHashMap<>();
    for (String name : names) {
      reasons.put(name, common.or(() -> reason.apply(stages.getOrDefault(name, STARTING))));
    }
    return HealthReport.of(reasons);
  }

  private static Optional<String> first(
      List<Checks> checks, Function<Checks, Optional<String>> reason) {
    return checks.stream().map(reason).flatMap(Optional::stream).findFirst();
  }
}
