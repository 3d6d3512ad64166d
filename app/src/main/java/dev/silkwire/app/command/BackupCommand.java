package dev.silkwire.app.command;

import dev.silkwire.app.backup.Backup;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.Folders;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.contract.client.KafkaConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the topics to files. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies all topics to files while the pipeline runs, in one consistent state. The database is",
      "not part of it: the sink fills it from the topics. 'silkwire restore' reads the files."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  silkwire backup backups/monday",
      "  silkwire backup backups/monday --bootstrap kafka:9092"
    })
public final class BackupCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "New or empty folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--enrich-group",
      paramLabel = "NAME",
      defaultValue = "${env:SILKWIRE_ENRICH_APPLICATION_ID:-silkwire-enrich}",
      description = "enrich.applicationId of the pipeline (default: ${DEFAULT-VALUE}).")
  private String enrichGroup = "";

  @Override
  public Integer call() throws IOException {
    Folders.requireEmpty(folder);
    Folders.require(folder, "DIR");
    KafkaConnection connection = kafka.reachable();
    PrintWriter out = spec.commandLine().getOut();
    try (Backup backup = new Backup(connection, enrichGroup, out, InstantSource.system())) {
      out.printf("%d records in %s%n", backup.write(folder), folder);
    }
    out.flush();
    return ExitCode.OK.number();
  }
}
