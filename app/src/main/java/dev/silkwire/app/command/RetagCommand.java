package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.CountryOptions;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.app.output.UnreadableNote;
import dev.silkwire.app.retag.Corrections;
import dev.silkwire.app.retag.Difference;
import dev.silkwire.app.retag.Retagging;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.settings.Durations;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueTopic;
import dev.silkwire.enrich.tag.Tagger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Retags articles after a change of the catalogue. */
@Command(
    name = "retag",
    mixinStandardHelpOptions = true,
    description = {
      "Tags articles again that arrived since a given time, with the current catalogue and rules.",
      "Shows the changes by initiative and by country, and corrects articles, mentions and",
      "country-days while new articles are processed. Goes back as far as news.raw-articles (30 days)."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  silkwire retag --since 7d --catalogue new.yaml --dry-run   what an import would change",
      "  silkwire catalogue import new.yaml && silkwire retag --since 7d"
    })
public final class RetagCommand implements Callable<Integer> {
  private static final long REPORT_INTERVAL_NANOS = 2_000_000_000L;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private CountryOptions countries = new CountryOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--since",
      required = true,
      paramLabel = "INSTANT|DURATION",
      description =
          "Articles that arrived since this time (2026-11-01T00:00:00Z) or in this time"
              + " until now (6h, 7d).")
  private String since = "";

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Catalogue to use instead of the one in force; only with --dry-run.")
  private @Nullable Path catalogue;

  @Option(names = "--dry-run", description = "Show the difference and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--group",
      defaultValue = "silkwire-enrich",
      paramLabel = "NAME",
      description = "Application id of enrich (default: ${DEFAULT-VALUE}).")
  private String group = "";

  @Override
  public Integer call() {
    InstantSource clock = InstantSource.system();
    Instant from = moment(since, clock.instant());
    Path file = catalogue;
    if (file != null && !dryRun) {
      throw new OperatorException(
          ExitCode.USAGE,
          "articles can only be corrected with the catalogue in force: run 'silkwire catalogue import %s' first, or add --dry-run"
              .formatted(file));
    }
    Catalogue ofFile = file == null ? null : CatalogueFiles.read(file);
    KafkaConnection connection = kafka.reachable();
    Tagger tagger = countries.tagger(() -> ofFile == null ? inForce(connection, clock) : ofFile);
    try (TopicLog log = new TopicLog(connection);
        TemporaryFolder folder = TemporaryFolder.create("silkwire-retag")) {
      Retagging retagging = new Retagging(tagger, from, folder.path(), new PrintedProgress());
      run(retagging, log, connection, clock);
      UnreadableNote.print(log.unreadable(), spec.commandLine().getErr());
    }
    return ExitCode.OK.number();
  }

  private void run(
      Retagging retagging, TopicLog log, KafkaConnection connection, InstantSource clock) {
    if (dryRun) {
      print(retagging.compare(log));
      spec.commandLine().getOut().println("Nothing was changed.");
      return;
    }
    new Preparation(connection, clock).topics();
    try (Corrections corrections = new Corrections(connection, group, clock)) {
      Difference difference = retagging.correct(log, corrections);
      print(difference);
      spec.commandLine().getOut().printf("%d articles were retagged.%n", difference.articles());
    }
  }

  private static Catalogue inForce(KafkaConnection connection, InstantSource clock) {
    return Catalogue.of(new CatalogueTopic(connection, clock).inForce().values());
  }

  private static Instant moment(String text, Instant now) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      try {
        return now.minus(Durations.parse(text));
      } catch (IllegalArgumentException f) {
        throw new OperatorException(
            ExitCode.USAGE,
            "--since %s is neither an instant (2026-11-01T00:00:00Z) nor a duration (6h, 7d)"
                .formatted(text),
            f);
      }
    }
  }

  /** Prints the progress every two seconds. */
  private final class PrintedProgress implements Retagging.Progress {
    private long printedAt = System.nanoTime();

    @Override
    public void read(long records, int different) {
      print("%,d raw articles read, %,d with other tags".formatted(records, different));
    }

    @Override
    public void waiting(long remaining) {
      print("%,d articles still to be retagged".formatted(remaining));
    }

    private void print(String progress) {
      if (System.nanoTime() - printedAt >= REPORT_INTERVAL_NANOS) {
        printedAt = System.nanoTime();
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
      }
    }
  }

  private void print(Difference difference) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d articles have other tags%n", difference.articles());
    difference
        .initiatives()
        .forEach(
            (id, change) -> {
              print("initiative", id, change);
              difference.examples(id).forEach(example -> out.println("    " + example));
            });
    difference.countries().forEach((code, change) -> print("country", code, change));
    out.flush();
  }

  private void print(String what, String id, Difference.Change change) {
    spec.commandLine()
        .getOut()
        .printf(
            "%-10s %-28s articles +%d -%d   mentions +%d -%d%n",
            what, id, change.gained(), change.lost(), change.more(), change.fewer());
  }
}
