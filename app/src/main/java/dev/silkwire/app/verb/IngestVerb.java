package dev.silkwire.app.verb;

import dev.silkwire.app.Metrics;
import dev.silkwire.app.Preparation;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.ingest.IngestMain;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The ingest stage alone. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Polls feeds and publishes what they bring; needs a Kafka that you run.",
      "Waits for Kafka while it does not answer."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire ingest --bootstrap kafka:9092 --feeds mine.opml")
public final class IngestVerb implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private FetchOptions fetch = new FetchOptions();
  @Mixin private HealthOptions health = new HealthOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = common.read(health.and(fetch.flags()));
    Preparation preparation = StageVerb.prepare(settings);
    if (settings.feeds() != null) {
      preparation.feeds(new FeedFile(spec.commandLine().getErr()).read(settings.feeds()));
    }
    PrometheusMeterRegistry metrics = Metrics.registry();
    IngestMain stage = IngestMain.start(settings.ingest(), metrics);
    return StageVerb.run(
        stage,
        stage::healthy,
        metrics,
        settings.health(),
        spec.commandLine().getOut(),
        "The ingest stage runs on " + settings.bootstrap() + ".");
  }
}
