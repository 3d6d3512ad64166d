package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.option.FetchOptions;
import dev.silkwire.app.option.ProgramFolder;
import dev.silkwire.app.option.SettingsOptions;
import dev.silkwire.app.option.StoreOptions;
import dev.silkwire.app.option.TagOptions;
import dev.silkwire.app.output.ProgressLine;
import dev.silkwire.app.run.AllInOne;
import dev.silkwire.app.run.ClosingStack;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.run.Running;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.app.topic.TopicCounts;
import dev.silkwire.contract.record.Feed;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the whole pipeline in one process. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the whole pipeline on your feeds: broker, stages, database and page.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  silkwire run                                  with the feeds of config/feeds.opml",
      "  silkwire run --feeds mine.opml --every 15m    with your feeds, polled every 15 minutes",
      "  silkwire run --bootstrap kafka:9092 --database jdbc:postgresql://db/silkwire"
    })
public final class RunCommand implements Callable<Integer> {
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(30);

  @Mixin private SettingsOptions common = new SettingsOptions();
  @Mixin private FetchOptions fetch = new FetchOptions();
  @Mixin private TagOptions tag = new TagOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = settings();
    PrintWriter out = spec.commandLine().getOut();
    ClosingStack parts = new ClosingStack();
    AllInOne all = parts.push(AllInOne.start(settings, feeds(settings, parts)));
    Running running = Running.of(parts, all.health().failure());
    out.printf("Silkwire runs. Page: %s   Kafka: %s%n", all.page(), all.connection().bootstrap());
    out.printf(
        "Data in %s. Stop with Ctrl-C; the next start continues from here.%n", settings.data());
    out.flush();
    report(running, all, out);
    return ExitCode.OK.number();
  }

  private Settings settings() {
    Map<String, @Nullable String> flags = new TreeMap<>(fetch.flags());
    flags.putAll(tag.flags());
    flags.putAll(store.flags());
    return common.read(flags);
  }

  /**
   * Publishes the feeds of the settings, and again when the file changes; without them the default
   * feeds, on the first run only.
   */
  private Consumer<Preparation> feeds(Settings settings, ClosingStack parts) {
    FeedFile file = new FeedFile(spec.commandLine().getErr());
    if (settings.feeds() != null) {
      CurrentFeedFile feeds = parts.push(new CurrentFeedFile(settings.feeds(), file));
      return preparation -> {
        preparation.feeds(feeds.atStart());
        feeds.watch(preparation::feeds);
      };
    }
    List<Feed> defaults = file.read(ProgramFolder.file("config/feeds.opml"));
    return preparation -> preparation.defaultFeeds(defaults);
  }

  private static void report(Running running, AllInOne all, PrintWriter out) {
    try (TopicCounts counts = new TopicCounts(all.connection(), false)) {
      running.each(
          CHECK_INTERVAL, new ProgressLine(counts, out, REPORT_INTERVAL, InstantSource.system()));
    }
  }
}
