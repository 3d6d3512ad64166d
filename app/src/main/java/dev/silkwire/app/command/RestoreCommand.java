package dev.silkwire.app.command;

import dev.silkwire.app.backup.Restore;
import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.Folders;
import dev.silkwire.app.option.SettingsOptions;
import dev.silkwire.app.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates the topics of a backup in an empty Kafka. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Restores a backup into an empty data folder, or into an external Kafka without topics of",
      "Silkwire. The next 'silkwire run' continues from there and fills the database."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  silkwire restore backups/monday --data restored && silkwire run --data restored",
      "  silkwire restore backups/monday --bootstrap kafka:9092"
    })
public final class RestoreCommand implements Callable<Integer> {
  @Mixin private SettingsOptions common = new SettingsOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folder of a backup.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Settings settings = common.read(Map.of());
    PrintWriter out = spec.commandLine().getOut();
    if (settings.kafka().embedded()) {
      Folders.requireEmpty(settings.data());
    }
    Restore restore = Restore.of(folder, out, InstantSource.system());
    long records =
        settings.kafka().embedded()
            ? embedded(restore, settings)
            : restore.into(settings.connection());
    out.printf("%d records restored. Start 'silkwire run' or the stages.%n", records);
    out.flush();
    return ExitCode.OK.number();
  }

  /** Restores under another name first, so that no start uses an incomplete folder. */
  private static long embedded(Restore restore, Settings settings) throws IOException {
    Path incomplete = settings.data().resolve("kafka.incomplete");
    long records;
    try (EmbeddedBroker broker = EmbeddedBroker.start(incomplete, 0)) {
      records = restore.into(broker.connection());
    }
    Files.move(incomplete, settings.brokerFolder(), StandardCopyOption.ATOMIC_MOVE);
    return records;
  }
}
