package dev.silkwire.app.run;

import dev.silkwire.contract.health.StageHealths;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The health of a part of the process, as {@code /health} reports it. A failure ends the process
 * with exit code 3. A problem may pass, because the part retries. The suppliers are called on the
 * thread of the caller.
 *
 * @param failure why the part has stopped and needs a restart; empty while it runs
 * @param problem why the part does not work at present; empty while it does
 */
public record Health(Supplier<Optional<String>> failure, Supplier<Optional<String>> problem) {
  /** The health of a part that always works. */
  public static final Health GOOD = new Health(Optional::empty, Optional::empty);

  /** Returns the health of a stage that reports by a flag whether it runs. */
  public static Health of(String stage, BooleanSupplier runs, Supplier<Optional<String>> problem) {
    Optional<String> stopped =
        Optional.of(
            "the %s stage has stopped: its log names the cause; remove it and start again"
                .formatted(stage));
    return new Health(() -> runs.getAsBoolean() ? Optional.empty() : stopped, problem);
  }

  /** Returns the health of several parts: their first failure and their first problem. */
  public static Health of(List<Health> parts) {
    return new Health(() -> first(parts, Health::failure), () -> first(parts, Health::problem));
  }

  private static Optional<String> first(
      List<Health> parts, Function<Health, Supplier<Optional<String>>> property) {
    return parts.stream()
        .map(part -> property.apply(part).get())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Registers this health as that of what all stages depend on. */
  public void registerDependency(StageHealths stages) {
    stages.dependOn(failure, problem);
  }

  /** Registers this health as that of a stage. */
  public void register(StageHealths stages, String stage) {
    stages.put(stage, failure, problem);
  }
}
