package dev.silkwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Mutator;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.entry.ArticleAssembly;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.entry.EntrySelector;
import dev.silkwire.ingest.entry.EntrySelector.Decision;
import dev.silkwire.ingest.entry.KnownEntries;
import dev.silkwire.ingest.entry.PageReader;
import dev.silkwire.ingest.entry.RereadSchedule;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.extract.SiteRules;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.feedlist.FeedListFile;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.FeedFetchResult;
import dev.silkwire.ingest.poll.NextFeedStatus;
import dev.silkwire.ingest.poll.PollOutcome;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutates input from outside: no exception escapes, no case takes long, and all records keep the
 * limits of the contract. Cases that failed once are rows of other tests.
 */
class FuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final String URL = "https://news.example/feed";
  private static final Feed FEED = Feed.of(URL);
  private static final Path FIXTURES = Path.of("src/test/resources/dev/silkwire/ingest");
  private static final String OPML =
      """
      <?xml version="1.0"?><opml version="2.0" xmlns:silkwire="https://silkwire.dev/opml"><body>
      <outline text="Asia"><outline text="A" type="rss" xmlUrl="https://a.example/rss"
      silkwire:country="KE" silkwire:language="en-GB" silkwire:links="a.story"/></outline>
      <outline type="sitemap" title="B &amp; C" xmlUrl="https://b.example/sitemap.xml"/></body></opml>
      """;
  private static final String YAML =
      """
      feeds:
        - https://a.example/rss
        - {url: https://b.example/, type: html, title: B, country: KE, links: a.story}
        - url: https://c.example/rss
          labels: [one, two]
          minInterval: 5m
          maxInterval: 1d
      """;
  private static final String RULES =
      """
      # our own
      birds.example content .x p
      birds.example remove .poll, div > a:not([href])
      birds.example title h1.real
      """;

  private final ArticleExtractor extractor = new ArticleExtractor(new DateReader());
  private final CanonicalUrl addresses = new CanonicalUrl();
  private final FeedParser reader = new FeedParser(new DateReader());
  private final PageReader pageReader =
      new PageReader(
          extractor,
          new ArticleAssembly(addresses, extractor),
          new RereadSchedule(List.of(Duration.ofHours(1))),
          () -> NOW);

  static Stream<Path> feeds() throws IOException {
    return files("parser/feeds");
  }

  static Stream<Path> pages() throws IOException {
    return files("extract/pages").filter(page -> page.toString().endsWith(".html"));
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void aMutatedFeedResultsInRecordsOrIsUnreadable(Path file) throws IOException {
    fuzz(file.toString(), Files.readAllBytes(file), this::feed);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aMutatedPageResultsInAnArticleOrASkip(Path file) throws IOException {
    fuzz(file.toString(), Files.readAllBytes(file), this::page);
  }

  @Test
  void aMutatedFeedListResultsInFeedsAndProblems() {
    fuzz("OPML", OPML.getBytes(UTF_8), FuzzTest::list);
    fuzz("YAML", YAML.getBytes(UTF_8), FuzzTest::list);
  }

  @Test
  void mutatedSiteRulesAreAppliedOrRejectedWithAReason() {
    fuzz("rules", RULES.getBytes(UTF_8), FuzzTest::rules);
  }

  private interface Case {
    void run(byte[] bytes);
  }

  private static void fuzz(String what, byte[] fixture, Case fuzzed) {
    Mutator mutator = new Mutator(FuzzBounds.SEED ^ what.hashCode());
    for (int round = 0; round < FuzzBounds.ROUNDS; round++) {
      byte[] bytes = mutator.mutate(fixture);
      FuzzBounds.check(what + ", round " + round, () -> fuzzed.run(bytes));
    }
  }

  private void feed(byte[] bytes) {
    for (Feed.Kind kind : Feed.Kind.values()) {
      FeedParseResult found = reader.parse(bytes, null, URL, kind, null);
      if (found instanceof FeedParseResult.Parsed read) {
        document(read.document());
      }
    }
  }

  /** Creates the records of a poll of the document, whose pages all fail. */
  private void document(FeedDocument document) {
    KnownEntries known = new KnownEntries(addresses, List::of);
    EntrySelector selector = new EntrySelector(FEED, addresses, known, 2000);
    for (Decision decision : selector.select(document.entries())) {
      if (decision instanceof Decision.ReadPage read) {
        remember(known, pageReader.read(read.task(), new Failed(500, "")));
      }
    }
    FeedFetchResult answer =
        FeedFetchResult.builder(PollOutcome.Code.OK, URL)
            .note(document.description())
            .httpStatus(200)
            .movedTo(document.link())
            .hub(document.hub())
            .document(document)
            .build();
    PollSchedule schedule =
        new PollSchedule(null, Duration.ofMinutes(5), Duration.ofDays(1), () -> 0.5);
    PollSchedule.Next next = schedule.after(answer.outcome(NOW), FEED, null, NOW);
    FeedStatus status = NextFeedStatus.after(FEED, null, answer, next, NOW, null, NOW);
    List<FeedStatus.KnownEntry> entries = known.list();
    CompressedFeedStatus compressed =
        CompressedFeedStatus.of(status, entries == null ? List.of() : entries);
    assertThat(compressed.within(FieldLimits.RECORD_BYTES).json().length)
        .isLessThanOrEqualTo(FieldLimits.RECORD_BYTES);
  }

  private static void remember(KnownEntries known, EntryResult result) {
    written(Topics.RAW_ARTICLES, result.article());
    if (result.known() != null) {
      known.put(result.known());
    }
  }

  private void page(byte[] bytes) {
    FeedEntry entry =
        new FeedEntry(null, "", URL + "/1", null, null, unknown(), unknown(), List.of(), null);
    EntrySelector selector =
        new EntrySelector(FEED, addresses, new KnownEntries(addresses, List::of), 2000);
    Decision.ReadPage read = (Decision.ReadPage) selector.select(List.of(entry)).get(0);
    Fetched page =
        new Fetched(URL + "/1", false, bytes, "text/html", Validators.NONE, Duration.ZERO);
    written(Topics.RAW_ARTICLES, pageReader.read(read.task(), page).article());
  }

  private static Published unknown() {
    return Published.UNKNOWN;
  }

  private static void list(byte[] bytes) {
    FeedListFile list = FeedListFile.read(bytes);
    list.feeds().forEach(feed -> written(Topics.FEEDS, feed));
    assertThat(list.problems()).allMatch(problem -> problem.length() < 1000);
  }

  private static void rules(byte[] bytes) {
    try {
      SiteRules rules = SiteRules.of(new String(bytes, UTF_8).lines().toList());
      new ArticleExtractor(new DateReader(), rules)
          .extract("<p class=x>A stork.</p>".getBytes(UTF_8), null, "https://birds.example/1");
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("\0").message().isNotEmpty();
    }
  }

  private static <V> void written(Topic<V> topic, @Nullable V value) {
    if (value != null) {
      byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
      assertThat(bytes.length).isLessThanOrEqualTo(FieldLimits.RECORD_BYTES);
      assertThat(topic.values().deserializer().deserialize(topic.name(), bytes)).isEqualTo(value);
    }
  }
}
