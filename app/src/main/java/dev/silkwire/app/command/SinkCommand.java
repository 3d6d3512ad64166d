package dev.silkwire.app.command;

import dev.silkwire.app.option.SettingsOptions;
import dev.silkwire.app.option.StoreOptions;
import dev.silkwire.app.run.ClosingStack;
import dev.silkwire.app.run.Metrics;
import dev.silkwire.app.run.Preflight;
import dev.silkwire.app.run.Stages;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.sink.SinkMain;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the sink alone. */
@Command(
    name = "sink",
    mixinStandardHelpOptions = true,
    description = {
      "Writes results to a database and serves page and API; requires an external Kafka.",
      "Waits while Kafka or the database does not answer. The page does not wait for Kafka."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire sink --bootstrap kafka:9092 --database jdbc:postgresql://db/silkwire")
public final class SinkCommand implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = common.read(store.flags());
    Preflight.sink(settings.sink());
    ClosingStack parts = new ClosingStack();
    PrometheusMeterRegistry metrics = Metrics.registry(parts);
    StageHealths stages = new StageHealths(List.of("sink"));
    Stages.dependencies(settings.connection(), InstantSource.system(), metrics, parts)
        .registerDependency(stages);
    SinkMain stage = parts.push(Stages.sink(settings, metrics, stages));
    return new StageCommand("sink", settings, spec.commandLine().getOut())
        .keepRunning(parts, stage::failure, "");
  }
}
