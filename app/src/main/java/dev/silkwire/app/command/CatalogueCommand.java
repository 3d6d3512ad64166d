package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueChanges;
import dev.silkwire.enrich.initiative.CatalogueFile;
import dev.silkwire.enrich.initiative.CatalogueTopic;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.enrich.tag.CatalogueReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports, exports, checks and compares the catalogue of initiatives. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(import|export|check|diff)",
    description = "Reads and writes the catalogue of initiatives; a running pipeline applies it.",
    footerHeading = "%nExample:%n",
    footer = {
      "  silkwire catalogue export initiatives.yaml",
      "  silkwire catalogue diff initiatives.yaml && silkwire catalogue import initiatives.yaml"
    })
public final class CatalogueCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new OperatorException(
        ExitCode.USAGE, "a subcommand is required: import, export, check or diff");
  }

  /** Publishes the entries of a file. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Publishes the entries of a file that differ from those in force.")
  int importFile(
      @Mixin KafkaOptions kafka,
      @Parameters(paramLabel = "FILE", description = "YAML file of initiatives.") Path file,
      @Option(names = "--remove", description = "Also remove entries that are not in the file.")
          boolean remove) {
    Catalogue wanted = CatalogueFiles.read(file);
    CatalogueTopic topic = new CatalogueTopic(kafka.reachable(), InstantSource.system());
    CatalogueChanges all = CatalogueChanges.between(topic.inForce(), wanted);
    CatalogueChanges changes = remove ? all : all.keepingOthers();
    topic.publish(changes);
    out()
        .printf(
            "%d new, %d changed, %d removed%s%n",
            changes.added().size(),
            changes.changed().size(),
            changes.removed().size(),
            remove || all.removed().isEmpty()
                ? ""
                : ", " + all.removed().size() + " others kept (remove them with --remove)");
    out().flush();
    return ExitCode.OK.number();
  }

  /** Writes the entries in force to a file. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the entries in force to a file, or to the standard output.")
  int export(
      @Mixin KafkaOptions kafka,
      @Parameters(arity = "0..1", paramLabel = "FILE", description = "YAML file to write.")
          @Nullable Path file)
      throws IOException {
    CatalogueTopic topic = new CatalogueTopic(kafka.reachable(), InstantSource.system());
    String yaml = CatalogueFile.write(Catalogue.of(topic.inForce().values()));
    if (file == null) {
      out().print(yaml);
      out().flush();
    } else {
      Files.writeString(file, yaml);
    }
    return ExitCode.OK.number();
  }

  /** Checks a file. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Checks a file and reports all errors and doubtful entries; requires no Kafka.",
        "Exit code 1 when there are errors, with --strict also when there are doubtful entries."
      })
  int check(
      @Parameters(paramLabel = "FILE", description = "YAML file of initiatives.") Path file,
      @Option(names = "--strict", description = "Treat doubtful entries as errors.")
          boolean strict) {
    CatalogueFile.Valid read = CatalogueFiles.reading(file);
    List<FileProblem> doubts =
        CatalogueReview.of(read.catalogue(), read.lines(), Gazetteer.builtIn());
    doubts.forEach(d -> out().printf("%s:%d: doubtful: %s%n", file, d.line(), d.reason()));
    int size = read.catalogue().initiatives().size();
    if (doubts.isEmpty()) {
      out().printf("%d initiatives, no errors%n", size);
    } else {
      out().printf("%d initiatives, no errors, %d doubtful%n", size, doubts.size());
    }
    out().flush();
    return (strict && !doubts.isEmpty() ? ExitCode.PROBLEMS_FOUND : ExitCode.OK).number();
  }

  /** Compares a file with the entries in force. */
  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = "Shows what importing a file would change.")
  int diff(
      @Mixin KafkaOptions kafka,
      @Parameters(paramLabel = "FILE", description = "YAML file of initiatives.") Path file) {
    CatalogueTopic topic = new CatalogueTopic(kafka.reachable(), InstantSource.system());
    CatalogueChanges changes = CatalogueChanges.between(topic.inForce(), CatalogueFiles.read(file));
    print("+", ids(changes.added()));
    print("~", ids(changes.changed()));
    print("-", changes.removed());
    out().flush();
    return ExitCode.OK.number();
  }

  private void print(String sign, List<String> ids) {
    ids.forEach(id -> out().println(sign + " " + id));
  }

  private static List<String> ids(List<Initiative> entries) {
    return entries.stream().map(Initiative::id).toList();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
