package dev.silkwire.app.command;

import dev.silkwire.app.option.FetchOptions;
import dev.silkwire.app.option.HealthOptions;
import dev.silkwire.app.option.SettingsOptions;
import dev.silkwire.app.run.ClosingStack;
import dev.silkwire.app.run.Preflight;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.run.Stages;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.ingest.IngestMain;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs ingest alone. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Polls feeds and publishes raw articles; requires an external Kafka, and waits while it does",
      "not answer."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire ingest --bootstrap kafka:9092 --feeds mine.opml")
public final class IngestCommand implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private FetchOptions fetch = new FetchOptions();
  @Mixin private HealthOptions health = new HealthOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = common.read(health.and(fetch.flags()));
    Preflight.ingest(settings.ingest());
    CurrentFeedFile feeds =
        settings.feeds() == null
            ? null
            : new CurrentFeedFile(settings.feeds(), new FeedFile(spec.commandLine().getErr()));
    return new StageCommand("ingest", settings, spec.commandLine().getOut())
        .run((preparation, metrics) -> start(settings, feeds, preparation, metrics));
  }

  private static StageCommand.RunningStage start(
      Settings settings,
      @Nullable CurrentFeedFile feeds,
      Preparation preparation,
      PrometheusMeterRegistry metrics) {
    ClosingStack parts = new ClosingStack();
    if (feeds != null) {
      preparation.feeds(feeds.atStart());
      parts.push(feeds).watch(preparation::feeds);
    }
    IngestMain stage = parts.push(IngestMain.start(settings.ingest(), metrics));
    return new StageCommand.RunningStage(parts, Stages.health(stage));
  }
}
