package dev.silkwire.app.verb;

import dev.silkwire.app.Metrics;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.enrich.EnrichMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The enrich stage alone. */
@Command(
    name = "enrich",
    mixinStandardHelpOptions = true,
    description =
        "Finds stories, initiatives and countries in what ingest publishes; needs a Kafka that you run.",
    footerHeading = "%nExample:%n",
    footer = "  silkwire enrich --bootstrap kafka:9092")
public final class EnrichVerb implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private TagOptions tag = new TagOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = common.read(tag.flags());
    StageVerb.prepare(settings);
    EnrichMain stage = EnrichMain.start(settings.enrich(), Metrics.registry());
    return StageVerb.run(
        stage,
        stage::healthy,
        spec.commandLine().getOut(),
        "The enrich stage runs on " + settings.bootstrap() + ".");
  }
}
