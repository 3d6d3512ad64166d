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

/** Tags the past anew. */
@Command(
    name = "retag",
    mixinStandardHelpOptions = true,
    description = {
      "Tags articles anew that arrived since a moment, by the catalogue and the rules of now: shows",
      "what changes by initiative and by country, and corrects articles, mentions and country-days",
      "in place while new articles go on. Goes back as far as news.raw-articles does (30 days)."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  silkwire retag --since 7d --catalogue new.yaml --dry-run   what an import would change",
      "  silkwire catalogue import new.yaml && silkwire retag --since 7d"
    })
public final class RetagCommand implements Callable<Integer> {
  private static final long EACH_NANOS = 2_000_000_000L;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private CountryOptions countries = new CountryOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--since",
      required = true,
      paramLabel = "INSTANT|DURATION",
      description = "Articles that arrived since: 2026-11-01T00:00:00Z, or ago: 6h, 7d.")
  private String since = "";

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "By this catalogue instead of the one in force; with --dry-run only.")
  private @Nullable Path catalogue;

  @Option(names = "--dry-run", description = "Show the difference and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--group",
      defaultValue = "silkwire-enrich",
      paramLabel = "NAME",
      description = "The enrich stage's application id (default: ${DEFAULT-VALUE}).")
  private String group = "";

  @Override
  public Integer call() {
    InstantSource clock = InstantSource.system();
    Instant from = moment(since, clock.instant());
    Path file = catalogue;
    if (file != null && !dryRun) {
      throw new OperatorException(
          ExitCode.USAGE,
          "articles are corrected by the catalogue in force: 'silkwire catalogue import %s' first, or add --dry-run"
              .formatted(file));
    }
    Catalogue wanted = file == null ? null : CatalogueFiles.read(file);
    String bootstrap = kafka.reachable();
    Tagger tagger = countries.tagger(() -> wanted == null ? inForce(bootstrap, clock) : wanted);
    try (TopicLog log = new TopicLog(bootstrap);
        TemporaryFolder folder = TemporaryFolder.create("silkwire-retag")) {
      run(new Retagging(tagger, from, folder.path(), new Told()), log, bootstrap, clock);
      UnreadableNote.print(log.unreadable(), spec.commandLine().getErr());
    }
    return ExitCode.OK.number();
  }

  private void run(Retagging retagging, TopicLog log, String bootstrap, InstantSource clock) {
    if (dryRun) {
      print(retagging.compare(log));
      spec.commandLine().getOut().println("Nothing was changed.");
      return;
    }
    new Preparation(bootstrap, clock).topics();
    try (Corrections corrections = new Corrections(bootstrap, group, clock)) {
      Difference difference = retagging.correct(log, corrections);
      print(difference);
      spec.commandLine().getOut().printf("%d articles were tagged anew.%n", difference.articles());
    }
  }

  private static Catalogue inForce(String bootstrap, InstantSource clock) {
    return Catalogue.of(new CatalogueTopic(bootstrap, clock).inForce().values());
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
            "--since %s is neither a moment (2026-11-01T00:00:00Z) nor a duration (6h, 7d)"
                .formatted(text),
            f);
      }
    }
  }

  /** A line every two seconds. */
  private final class Told implements Retagging.Progress {
    private long toldAt = System.nanoTime();

    @Override
    public void read(long records, int different) {
      tell("%,d raw articles read, %,d say something else".formatted(records, different));
    }

    @Override
    public void waiting(long remaining) {
      tell("%,d to be tagged anew".formatted(remaining));
    }

    private void tell(String progress) {
      if (System.nanoTime() - toldAt >= EACH_NANOS) {
        toldAt = System.nanoTime();
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
      }
    }
  }

  private void print(Difference difference) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d articles say something else%n", difference.articles());
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
