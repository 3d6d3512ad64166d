package dev.silkwire.app.command;

import static java.util.Objects.requireNonNull;

import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.app.demo.DemoScreen;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.option.StoreOptions;
import dev.silkwire.app.run.AllInOne;
import dev.silkwire.app.run.Running;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.app.topic.TopicCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole pipeline in one process, on a small built-in newsroom. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Serves a small newsroom on loopback and runs the whole pipeline on it: HTTP, a Kafka broker,",
      "a Kafka Streams topology, a database and the page, none of them simulated."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire demo --http 8090 --seconds 60")
public final class DemoCommand implements Callable<Integer> {
  private static final Duration UPDATE_INTERVAL = Duration.ofSeconds(1);

  @Mixin private StoreOptions store = new StoreOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of all data (default: a temporary folder, deleted at the end).")
  private @Nullable Path data;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the embedded broker (default: ${DEFAULT-VALUE}; 0: any free port).")
  private String kafkaPort = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Stop after this time (default: run until stopped).")
  private @Nullable Integer seconds;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() {
    TemporaryFolder temporary = data == null ? TemporaryFolder.create("silkwire-demo") : null;
    Path folder = temporary == null ? requireNonNull(data) : temporary.path();
    PrintWriter out = spec.commandLine().getOut();
    out.println("Starting a small newsroom and the pipeline on it ...");
    out.flush();
    Instant start = clock.instant();
    DemoNewsroom newsroom = DemoNewsroom.open(clock);
    AllInOne all = AllInOne.start(settings(folder), p -> p.feeds(newsroom.feeds()));
    Running running =
        Running.of(
            () -> {
              all.close();
              newsroom.close();
              if (temporary != null) {
                temporary.close();
              }
            },
            all.health().failure());
    out.printf("Page: %s   Kafka: %s%n", all.page(), all.connection().bootstrap());
    out.flush();
    showProgress(running, all, out, start);
    return ExitCode.OK.number();
  }

  private Settings settings(Path folder) {
    Map<String, String> flags = new TreeMap<>();
    flags.put("data", folder.toString());
    flags.put("kafka.port", kafkaPort);
    flags.put("ingest.every", "4s");
    flags.put("ingest.revisits", "8s");
    flags.put("ingest.allow", "127.0.0.0/8");
    flags.put("ingest.pause", "20ms");
    store
        .flags()
        .forEach(
            (key, value) -> {
              if (value != null) {
                flags.put(key, value);
              }
            });
    return Settings.read(null, Map.of(), flags);
  }

  private void showProgress(Running running, AllInOne all, PrintWriter out, Instant start) {
    try (TopicCounts counts = new TopicCounts(all.connection(), true)) {
      DemoScreen screen = new DemoScreen(counts, out, all.page(), start, clock);
      running.each(
          UPDATE_INTERVAL,
          () -> {
            screen.update();
            if (seconds != null && since(start).toSeconds() >= seconds) {
              running.stop();
            }
          });
    }
  }

  private Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }
}
