package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.app.option.WebOptions;
import dev.silkwire.app.output.Documents;
import dev.silkwire.app.output.FeedHealth;
import dev.silkwire.app.output.FeedReport;
import dev.silkwire.app.output.UnreadableNote;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.feedlist.Opml;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports, exports, adds, removes, lists and checks feeds. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "Manages the list of feeds; a running pipeline applies changes.",
    synopsisSubcommandLabel = "(import FILE | export | add URL | remove URL|ID | list | check URL)",
    footerHeading = "%nExample:%n",
    footer = "  silkwire feeds import subscriptions.opml")
public final class FeedsCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Adds the feeds of a file. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Adds the feeds of an OPML or YAML file; invalid entries are reported.")
  int importFile(
      @Parameters(paramLabel = "FILE", description = "OPML or YAML file.") Path file,
      @Mixin KafkaOptions kafka) {
    List<Feed> feeds = new FeedFile(err()).read(file);
    preparation(kafka).feeds(feeds);
    out().printf("%d feeds imported%n", feeds.size());
    out().flush();
    return ExitCode.OK.number();
  }

  /** Writes all feeds as OPML. */
  @Command(mixinStandardHelpOptions = true, description = "Writes all feeds as OPML.")
  int export(@Mixin KafkaOptions kafka) {
    out().print(Opml.write(feeds(kafka).values().stream().sorted(byUrl()).toList()));
    out().flush();
    return ExitCode.OK.number();
  }

  /** Adds one feed. */
  @Command(mixinStandardHelpOptions = true, description = "Adds a feed.")
  int add(
      @Parameters(paramLabel = "URL", description = "URL of a feed, or of a site with a feed.")
          String url,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              defaultValue = "rss",
              description = "rss, sitemap or html (default: ${DEFAULT-VALUE}).")
          String type,
      @Option(names = "--title", description = "Name of the feed.") @Nullable String title,
      @Option(
              names = "--links",
              paramLabel = "CSS",
              description = "CSS selector of the links to articles on a listing page.")
          @Nullable String links,
      @Mixin WebOptions web,
      @Mixin KafkaOptions kafka) {
    if (!Documents.isAddress(url)) {
      throw new OperatorException(ExitCode.USAGE, "'" + url + "' is not an http address");
    }
    Feed.Kind kind = kind(type);
    String feedUrl = kind == Feed.Kind.SYNDICATION ? feedOf(url, web.ingest()) : url;
    preparation(kafka).feeds(List.of(feed(feedUrl, kind, title, links)));
    out().println(Feed.idOf(feedUrl));
    out().flush();
    return ExitCode.OK.number();
  }

  /** Returns the feed of a page; the URL itself when it is a feed or no feed is found. */
  private String feedOf(String url, IngestConfig settings) {
    try (Documents documents = new Documents(settings)) {
      FeedReport report = new FeedReport(documents.fetcher(), settings);
      report.check(url, line -> {});
      report
          .feed()
          .filter(feed -> !feed.equals(url))
          .ifPresent(feed -> err().println("the feed of that page is " + feed));
      if (report.feed().isEmpty()) {
        err().println("found no feed there now; adding the URL unchanged");
      }
      err().flush();
      return report.feed().orElse(url);
    }
  }

  /** Removes a feed. */
  @Command(mixinStandardHelpOptions = true, description = "Removes a feed; its articles are kept.")
  int remove(
      @Parameters(paramLabel = "URL|ID", description = "The feed.") String name,
      @Mixin KafkaOptions kafka) {
    String id = Documents.isAddress(name) ? Feed.idOf(name) : name;
    if (!feeds(kafka).containsKey(id)) {
      throw new OperatorException(
          ExitCode.PROBLEMS_FOUND, "there is no feed " + name + "; see 'silkwire feeds list'");
    }
    preparation(kafka).removeFeed(id);
    return ExitCode.OK.number();
  }

  /** Lists the feeds with their states. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists the feeds: state, last and next poll, and the reason of a failure.")
  int list(
      @Option(names = "--ill", description = "Only failing, silent and gone feeds.")
          boolean onlyIll,
      @Mixin KafkaOptions kafka) {
    Map<String, FeedStatus> statuses;
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      statuses = LatestValues.of(log, Topics.FEED_STATUS);
      UnreadableNote.print(log.unreadable(), err());
    }
    for (Feed feed : feeds(kafka).values().stream().sorted(byUrl()).toList()) {
      FeedStatus status = statuses.get(feed.id());
      if (!onlyIll || FeedHealth.of(status).isIll()) {
        out().println(line(feed, status));
      }
    }
    out().flush();
    return ExitCode.OK.number();
  }

  /** Checks a feed, or searches for the feed of a page. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Checks a feed, or searches for the feed of a page, without adding it.")
  int check(
      @Parameters(paramLabel = "URL", description = "URL of a feed or a page.") String url,
      @Mixin WebOptions web) {
    IngestConfig settings = web.ingest();
    try (Documents documents = new Documents(settings)) {
      FeedReport report = new FeedReport(documents.fetcher(), settings);
      report.check(url, out()::println);
      out().flush();
      if (report.feed().isEmpty()) {
        throw new OperatorException(ExitCode.PROBLEMS_FOUND, "no feed was found at " + url);
      }
      return ExitCode.OK.number();
    }
  }

  private static String line(Feed feed, @Nullable FeedStatus status) {
    String name = feed.title() == null ? "" : "  " + feed.title();
    FeedHealth health = FeedHealth.of(status);
    String times =
        status == null ? "" : "  last %s  next %s".formatted(status.lastPoll(), status.nextPoll());
    String why = health.why() == null ? "" : "  (" + health.why() + ")";
    return "%-13s %s%s%s%s".formatted(health.word(), feed.url(), name, times, why);
  }

  private static Feed feed(
      String url, Feed.Kind kind, @Nullable String title, @Nullable String links) {
    Outlet outlet = new Outlet(title, CanonicalUrl.host(url), null);
    return new Feed(Feed.idOf(url), url, kind, title, outlet, List.of(), null, null, links, null);
  }

  private static Feed.Kind kind(String type) {
    return switch (type) {
      case "rss", "syndication" -> Feed.Kind.SYNDICATION;
      case "sitemap" -> Feed.Kind.SITEMAP;
      case "html", "listing" -> Feed.Kind.LISTING;
      default ->
          throw new OperatorException(
              ExitCode.USAGE, "--type must be rss, sitemap or html, not " + type);
    };
  }

  private Map<String, Feed> feeds(KafkaOptions kafka) {
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      Map<String, Feed> feeds = LatestValues.of(log, Topics.FEEDS);
      UnreadableNote.print(log.unreadable(), err());
      return feeds;
    }
  }

  private static Preparation preparation(KafkaOptions kafka) {
    Preparation preparation = new Preparation(kafka.reachable(), InstantSource.system());
    preparation.topics();
    return preparation;
  }

  private static Comparator<Feed> byUrl() {
    return Comparator.comparing(Feed::url);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
