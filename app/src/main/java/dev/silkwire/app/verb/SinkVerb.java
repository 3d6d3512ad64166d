package dev.silkwire.app.verb;

import dev.silkwire.app.Metrics;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.sink.SinkMain;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The sink stage alone. */
@Command(
    name = "sink",
    mixinStandardHelpOptions = true,
    description = {
      "Writes results into a database and shows them; needs a Kafka that you run.",
      "Waits for Kafka and database while they do not answer. The page does not wait for Kafka."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire sink --bootstrap kafka:9092 --database jdbc:postgresql://db/silkwire")
public final class SinkVerb implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = common.read(store.flags());
    PrometheusMeterRegistry metrics = Metrics.registry();
    SinkMain stage = SinkMain.start(settings.sink(), metrics, metrics::scrape);
    return StageVerb.run(
        stage,
        () -> stage.failure().isEmpty(),
        spec.commandLine().getOut(),
        "The sink stage runs on " + settings.bootstrap() + ".");
  }
}
