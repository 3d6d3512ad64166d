package dev.silkwire.app.verb;

import dev.silkwire.app.ExitCode;
import dev.silkwire.app.Preparation;
import dev.silkwire.app.Trouble;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedReader;
import dev.silkwire.ingest.feed.FeedReading;
import dev.silkwire.ingest.feed.Opml;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.io.IOException;
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

/** The list of feeds: in and out, and how each is doing. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "Manages the list of feeds; a change takes effect while everything runs.",
    synopsisSubcommandLabel = "(import FILE | export | add URL | remove URL|ID | list | check URL)",
    footerHeading = "%nExample:%n",
    footer = "  silkwire feeds import subscriptions.opml")
public final class FeedsVerb {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Adds the feeds of a file. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Adds the feeds of an OPML or YAML file; entries that are none are named.")
  int importFile(
      @Parameters(paramLabel = "FILE", description = "OPML or YAML.") Path file,
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
    out().print(Opml.write(known(kafka).values().stream().sorted(byUrl()).toList()));
    out().flush();
    return ExitCode.OK.number();
  }

  /** Adds one feed. */
  @Command(mixinStandardHelpOptions = true, description = "Adds a feed.")
  int add(
      @Parameters(paramLabel = "URL", description = "Of the feed, or of a page that names it.")
          String url,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              defaultValue = "rss",
              description = "rss, sitemap or html (default: ${DEFAULT-VALUE}).")
          String type,
      @Option(names = "--title", description = "What people call it.") @Nullable String title,
      @Option(
              names = "--links",
              paramLabel = "CSS",
              description = "Of a page: selects the links of its stories.")
          @Nullable String links,
      @Mixin KafkaOptions kafka) {
    if (!Documents.isAddress(url)) {
      throw new Trouble(ExitCode.USAGE, "'" + url + "' is no http address");
    }
    preparation(kafka).feeds(List.of(feed(url, kind(type), title, links)));
    out().println(Feed.idOf(url));
    out().flush();
    return ExitCode.OK.number();
  }

  /** Takes a feed off the list. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Takes a feed off the list; its articles stay.")
  int remove(
      @Parameters(paramLabel = "URL|ID", description = "The feed.") String name,
      @Mixin KafkaOptions kafka) {
    String id = Documents.isAddress(name) ? Feed.idOf(name) : name;
    if (!known(kafka).containsKey(id)) {
      throw new Trouble(ExitCode.FOUND_WRONG, "no feed " + name + "; see 'silkwire feeds list'");
    }
    preparation(kafka).removeFeed(id);
    return ExitCode.OK.number();
  }

  /** How each feed is doing. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists the feeds: state, last and next poll, and why one is ill.")
  int list(@Mixin KafkaOptions kafka) {
    Map<String, FeedStatus> statuses;
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      statuses = LatestValues.of(log, Topics.FEED_STATUS);
    }
    for (Feed feed : known(kafka).values().stream().sorted(byUrl()).toList()) {
      out().println(line(feed, statuses.get(feed.id())));
    }
    out().flush();
    return ExitCode.OK.number();
  }

  /** Looks at a feed, or at a site for its feed. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Looks at a feed, or for the feed of a page, without adding it.")
  int check(
      @Parameters(paramLabel = "URL", description = "Of a feed or a page.") String url,
      @Option(
              names = "--allow",
              paramLabel = "CIDR",
              split = ",",
              description = "Private addresses that may be fetched from.")
          @Nullable List<String> allow) {
    try (Documents documents = new Documents(allow == null ? List.of() : allow)) {
      return check(url, documents, 1);
    } catch (IOException e) {
      throw new Trouble(ExitCode.FOUND_WRONG, url + ": " + e.getMessage(), e);
    }
  }

  private int check(String url, Documents documents, int more) throws IOException {
    Documents.Document found = documents.fetch(FetchRequest.feed(url, Validators.NONE));
    FeedReading reading =
        new FeedReader(new DateReader())
            .read(found.bytes(), found.contentType(), found.url(), Feed.Kind.SYNDICATION, null);
    if (reading instanceof FeedReading.Elsewhere elsewhere && more > 0) {
      out().println("a page; its feed is " + elsewhere.url());
      return check(elsewhere.url(), documents, more - 1);
    }
    if (reading instanceof FeedReading.Read read) {
      FeedDocument d = read.document();
      String title = d.title() == null ? "" : " \"" + d.title() + "\"";
      out()
          .printf(
              "%s%s: %d entries, %d further documents%n",
              d.kind(), title, d.entries().size(), d.parts().size());
      d.entries().stream().limit(3).forEach(e -> out().println("  " + e.title() + "  " + e.link()));
      out().flush();
      return ExitCode.OK.number();
    }
    throw new IOException(
        reading instanceof FeedReading.Refused r ? r.reason() : "a page that names a page");
  }

  private static String line(Feed feed, @Nullable FeedStatus status) {
    String name = feed.title() == null ? "" : "  " + feed.title();
    if (status == null) {
      return "new           " + feed.url() + name;
    }
    String note = status.note() == null ? "" : "  (" + status.note() + ")";
    return "%-13s %s%s  last %s  next %s%s"
        .formatted(status.outcome(), feed.url(), name, status.lastPoll(), status.nextPoll(), note);
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
      default -> throw new Trouble(ExitCode.USAGE, "--type is rss, sitemap or html, not " + type);
    };
  }

  private static Map<String, Feed> known(KafkaOptions kafka) {
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      return LatestValues.of(log, Topics.FEEDS);
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
