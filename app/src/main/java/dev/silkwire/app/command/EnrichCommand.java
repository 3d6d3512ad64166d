package dev.silkwire.app.command;

import dev.silkwire.app.option.HealthOptions;
import dev.silkwire.app.option.SettingsOptions;
import dev.silkwire.app.option.TagOptions;
import dev.silkwire.app.run.Preflight;
import dev.silkwire.app.run.Stages;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.enrich.EnrichMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs enrich alone. */
@Command(
    name = "enrich",
    mixinStandardHelpOptions = true,
    description = {
      "Detects near-duplicates, initiatives and countries in raw articles; requires an external",
      "Kafka, and waits while it does not answer."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire enrich --bootstrap kafka:9092")
public final class EnrichCommand implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private TagOptions tag = new TagOptions();
  @Mixin private HealthOptions health = new HealthOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = common.read(health.and(tag.flags()));
    Preflight.enrich(settings.enrich());
    return new StageCommand("enrich", settings, spec.commandLine().getOut())
        .run(
            (preparation, metrics) -> {
              EnrichMain stage = Stages.enrich(settings, metrics);
              return new StageCommand.RunningStage(stage, Stages.health(stage));
            });
  }
}
