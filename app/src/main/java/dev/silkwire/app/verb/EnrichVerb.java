package dev.silkwire.app.verb;

import dev.silkwire.app.Metrics;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.enrich.EnrichMain;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The enrich stage alone. */
@Command(
    name = "enrich",
    mixinStandardHelpOptions = true,
    description = {
      "Finds stories, initiatives and countries in what ingest publishes; needs a Kafka that you run.",
      "Waits for Kafka while it does not answer."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire enrich --bootstrap kafka:9092")
public final class EnrichVerb implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private TagOptions tag = new TagOptions();
  @Mixin private HealthOptions health = new HealthOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = common.read(health.and(tag.flags()));
    StageVerb.prepare(settings);
    PrometheusMeterRegistry metrics = Metrics.registry();
    EnrichMain stage = EnrichMain.start(settings.enrich(), metrics);
    return StageVerb.run(
        stage,
        stage::healthy,
        metrics,
        settings.health(),
        spec.commandLine().getOut(),
        "The enrich stage runs on " + settings.bootstrap() + ".");
  }
}
