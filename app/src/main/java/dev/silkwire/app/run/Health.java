package dev.silkwire.app.run;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The state of a running part, as {@code /health} reports it. A failure ends the process with exit
 * code 3; trouble passes, because the part tries again. Both are asked on the thread of the caller.
 *
 * @param failure why the part has stopped and needs a restart; empty while it runs
 * @param trouble why the part does not do its work at present; empty while it does
 */
public record Health(Supplier<Optional<String>> failure, Supplier<Optional<String>> trouble) {
  /** A part that always does its work. */
  public static final Health GOOD = new Health(Optional::empty, Optional::empty);

  /** The health of a stage that reports by a flag whether it runs. */
  public static Health of(String stage, BooleanSupplier runs, Supplier<Optional<String>> trouble) {
    Optional<String> stopped =
        Optional.of(
            "the %s stage has stopped: its log names the cause; remove it and start again"
                .formatted(stage));
    return new Health(() -> runs.getAsBoolean() ? Optional.empty() : stopped, trouble);
  }

  /** The health of several parts: the first failure and the first trouble of any of them. */
  public static Health of(List<Health> parts) {
    return new Health(() -> first(parts, Health::failure), () -> first(parts, Health::trouble));
  }

  private static Optional<String> first(
      List<Health> parts, Function<Health, Supplier<Optional<String>>> question) {
    return parts.stream()
        .map(part -> question.apply(part).get())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns why the part is not ready: its failure, otherwise its trouble. */
  public Optional<String> unready() {
    return failure.get().or(trouble);
  }
}
