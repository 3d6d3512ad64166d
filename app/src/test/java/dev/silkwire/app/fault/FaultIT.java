package dev.silkwire.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.silkwire.ingest.feedlist.Opml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Injects random faults into a pipeline of real processes under load, waits until it is quiet, and
 * checks that nothing is lost and nothing is doubled. The same seed gives the same faults:
 *
 * <pre>mvn verify -Dit.test=FaultIT -Dfaults=100 -Dfaults.seed=7 -Dfaults.setup=stages</pre>
 *
 * <p>{@code faults.setup} is {@code all-in-one}, {@code stages} or {@code both}; {@code
 * faults.rate} is stories a second; {@code faults.patience} is seconds to become quiet; {@code
 * faults.clock=true} also moves clocks, where libfaketime is installed; {@code faults.only} is a
 * pattern of the faults to inject, such as {@code FillDisk.*ENRICH}.
 */
class FaultIT {
  private static final int FAULTS = Integer.getInteger("faults", 0);
  private static final long SEED = Long.getLong("faults.seed", 1);
  private static final String SETUP = System.getProperty("faults.setup", "both");
  private static final Pattern ONLY = Pattern.compile(System.getProperty("faults.only", ""));
  private static final int RATE = Integer.getInteger("faults.rate", 4);
  private static final Duration PATIENCE =
      Duration.ofSeconds(Integer.getInteger("faults.patience", 180));
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LOG_LINES = 30;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Incidents incidents = new Incidents();

  @ParameterizedTest
  @EnumSource
  void nothingIsLostAndNothingIsDoubled(Setup setup) throws Exception {
    String name = setup.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assumeTrue(FAULTS > 0, "-Dfaults=N says how many faults are injected");
    assumeTrue(SETUP.equals("both") || SETUP.equals(name), "not asked for by -Dfaults.setup");
    try (Ticker newsroom = new Ticker();
        Deployment pipeline = setup.deploy(folder, feeds(newsroom), incidents);
        OutputWatch output = new OutputWatch(pipeline.bootstrap())) {
      pipeline.start();
      newsroom.run(RATE);
      await(pipeline, () -> output.articles() > 0);
      FaultSchedule schedule = FaultSchedule.of(SEED, FAULTS, ONLY, pipeline);
      incidents.add("%s with seed %d: %d articles".formatted(name, SEED, output.articles()));
      if (pipeline.clocks().isEmpty()) {
        incidents.add("no moved clocks: they take -Dfaults.clock=true and libfaketime");
      }
      inject(schedule, pipeline, output);
      awaitArticle(pipeline, output);
      newsroom.rest();
      output.rest();
      Invariants invariants = new Invariants(pipeline, newsroom);
      List<String> violations = awaitQuiet(pipeline, invariants);
      incidents.add(
          "%s, seed %d: %d pages published, %d postponed by name, %s"
              .formatted(
                  name,
                  SEED,
                  newsroom.published().size(),
                  invariants.postponed().size(),
                  figures(schedule, output)));
      if (!violations.isEmpty()) {
        pipeline.keepData();
      }
      assertThat(violations).as(() -> story(pipeline)).isEmpty();
    }
  }

  private Path feeds(Ticker newsroom) throws IOException {
    return Files.writeString(folder.resolve("feeds.opml"), Opml.write(newsroom.feeds()));
  }

  private void inject(FaultSchedule schedule, Deployment pipeline, OutputWatch output) {
    for (FaultSchedule.Step step : schedule.steps()) {
      if (step.recovered()) {
        awaitArticle(pipeline, output);
      }
      Fault.hold(step.rest());
      incidents.add(step.fault().toString());
      step.fault().inject(pipeline);
      output.mended();
    }
    incidents.add("the last fault is over");
  }

  /** Returns the violations that are left when none is found or patience ends. */
  private List<String> awaitQuiet(Deployment pipeline, Invariants invariants) {
    AtomicReference<List<String>> violations = new AtomicReference<>(List.of());
    await(
        pipeline,
        () -> {
          violations.set(invariants.violations());
          return violations.get().isEmpty();
        });
    return violations.get();
  }

  /** Does not fail on a timeout: the invariants report what is missing, with its context. */
  private void await(Deployment pipeline, BooleanSupplier condition) {
    try {
      Awaitility.await().pollInterval(PAUSE).atMost(PATIENCE).until(condition::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      incidents.add(
          "nothing came within %d s; see the threads in the logs".formatted(PATIENCE.toSeconds()));
      pipeline.printThreads();
    }
  }

  private void awaitArticle(Deployment pipeline, OutputWatch output) {
    long before = output.articles();
    await(pipeline, () -> output.articles() > before);
  }

  private String figures(FaultSchedule schedule, OutputWatch output) {
    var kinds =
        schedule.steps().stream()
            .collect(
                Collectors.groupingBy(s -> s.fault().kind(), TreeMap::new, Collectors.counting()));
    return "%d article records, faults %s, %d processes ended by themselves, longest gap in output"
            .formatted(output.articles(), kinds, incidents.count("ENDED BY ITSELF"))
        + " %.1f s with faults, %.1f s from the end of a fault, %.0f s in all"
            .formatted(
                output.longestGap().toMillis() / 1e3,
                output.longestRecovery().toMillis() / 1e3,
                incidents.elapsed().toMillis() / 1e3);
  }

  private String story(Deployment pipeline) {
    StringBuilder story = new StringBuilder("seed %d%n%s%n".formatted(SEED, incidents));
    try (var logs = Files.newDirectoryStream(pipeline.logs(), "*.log")) {
      for (Path log : logs) {
        List<String> lines = Files.readAllLines(log);
        story.append("--- ").append(log.getFileName()).append('\n');
        lines.stream()
            .skip(Math.max(0, lines.size() - LOG_LINES))
            .forEach(line -> story.append(line).append('\n'));
      }
    } catch (IOException e) {
      story.append(e);
    }
    return story.toString();
  }
}
