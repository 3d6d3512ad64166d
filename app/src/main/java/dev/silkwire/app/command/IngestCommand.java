package dev.silkwire.app.command;

import dev.silkwire.app.option.FetchOptions;
import dev.silkwire.app.option.HealthOptions;
import dev.silkwire.app.option.SettingsOptions;
import dev.silkwire.app.run.Preflight;
import dev.silkwire.app.run.Stages;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.IngestMain;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<Feed> feeds =
        settings.feeds() == null
            ? List.of()
            : new FeedFile(spec.commandLine().getErr()).read(settings.feeds());
    return new StageCommand("ingest", settings, spec.commandLine().getOut())
        .run(
            (preparation, metrics) -> {
              preparation.feeds(feeds);
              IngestMain stage = IngestMain.start(settings.ingest(), metrics);
              return new StageCommand.RunningStage(stage, Stages.health(stage));
            });
  }
}
