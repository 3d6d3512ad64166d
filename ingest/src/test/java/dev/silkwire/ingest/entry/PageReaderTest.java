package dev.silkwire.ingest.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.entry.EntrySelector.Decision;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageReaderTest {
  private static final String LINK = "https://example.org/s/1?utm_source=rss";
  private static final String CANONICAL = "https://example.org/s/1";
  private static final Feed FEED =
      new Feed(
          Feed.idOf("https://example.org/rss"),
          "https://example.org/rss",
          null,
          "Example",
          new Outlet("Example", "example.org", "KE"),
          List.of(),
          null,
          null,
          null,
          null);
  private static final String STORY =
      "<html lang=en><head><title>A bridge opens - Example</title></head><body><article><h1>A bridge opens</h1>"
          + "<p>The bridge over the river opened on Monday after three years of work, the county said.</p></article></body></html>";

  private final CanonicalUrl addresses = new CanonicalUrl();
  private final ArticleExtractor extractor = new ArticleExtractor(new DateReader());
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final PageReader pageReader =
      new PageReader(
          extractor,
          new ArticleAssembly(addresses, extractor),
          new RereadSchedule(List.of(Duration.ofHours(1))),
          () -> now);
  private KnownEntries known = new KnownEntries(addresses, List::of);

  @Test
  void aPageIsPublishedAndRevisitedOnce() {
    EntryResult first = pageReader.read(task(entry("A bridge opens", null)), page(STORY));

    assertThat(first.outcome()).isEqualTo(EntryOutcome.PUBLISHED);
    assertThat(first.article().id()).isEqualTo(ArticleId.of(CANONICAL));
    assertThat(first.article().title()).isEqualTo("A bridge opens");
    assertThat(first.article().outlet()).isEqualTo(new Outlet("Example", "example.org", "KE"));
    assertThat(first.known().nextReading()).isEqualTo(now.plus(Duration.ofHours(1)));

    now = now.plus(Duration.ofHours(1));
    EntryResult second = pageReader.read(again(first.known()), page(STORY));

    assertThat(second.outcome()).isEqualTo(EntryOutcome.UNCHANGED);
    assertThat(second.known().nextReading()).isNull();
  }

  @Test
  void aCorrectionHasTheSameArticleId() {
    EntryResult first = pageReader.read(task(entry("x", null)), page(STORY));
    now = now.plus(Duration.ofHours(1));

    EntryResult second =
        pageReader.read(again(first.known()), page(STORY.replace("three", "four")));

    assertThat(second.outcome()).isEqualTo(EntryOutcome.PUBLISHED);
    assertThat(second.article().id()).isEqualTo(first.article().id());
    assertThat(second.article().published())
        .as("the title and date in the feed are kept")
        .isEqualTo(first.article().published());
  }

  @Test
  void aRevisitOfAnUnchangedPageChangesNothing() {
    EntryResult first = pageReader.read(task(entry("x", null)), page(STORY));

    EntryResult second = pageReader.read(again(first.known()), new NotModified(LINK, false, null));

    assertThat(second.outcome()).isEqualTo(EntryOutcome.UNCHANGED);
    assertThat(second.known().textHash()).isEqualTo(first.known().textHash());
  }

  @Test
  void theContentOfTheFeedReplacesARefusedPage() {
    FetchResult wall = new Refused(RefusedBy.SERVER, 403, "a paywall");
    String story =
        "<p>The bridge over the river opened on Monday after three years of work, the county said.</p>";

    EntryResult whole = pageReader.read(task(entry("A bridge opens", story)), wall);
    EntryResult summaryOnly = pageReader.read(task(entry("A bridge opens", null)), wall);

    assertThat(whole.outcome()).isEqualTo(EntryOutcome.PUBLISHED);
    assertThat(whole.article().textSource()).isEqualTo("feed");
    assertThat(whole.article().text()).startsWith("The bridge over");
    assertThat(whole.known().nextReading()).isNull();
    assertThat(summaryOnly.outcome()).isEqualTo(EntryOutcome.REFUSED);
  }

  @Test
  void everyOtherOutcomeIsReported() {
    EntryTask task = task(entry("x", null));

    assertThat(pageReader.read(task, new Refused(RefusedBy.ROBOTS, null, "")).outcome())
        .isEqualTo(EntryOutcome.ROBOTS);
    assertThat(pageReader.read(task, new Refused(RefusedBy.ADDRESS, null, "")).outcome())
        .isEqualTo(EntryOutcome.REFUSED_ADDRESS);
    assertThat(pageReader.read(task, new Failed(404, "")).outcome())
        .isEqualTo(EntryOutcome.PAGE_GONE);
    assertThat(pageReader.read(task, pdf()).outcome()).isEqualTo(EntryOutcome.NOT_HTML);
    assertThat(
            pageReader.read(task, page("<html><body><a href=/>Home</a></body></html>")).outcome())
        .isEqualTo(EntryOutcome.NO_ARTICLE);
    assertThat(pageReader.read(task, page("<title>Just a moment...</title><p>Wait.</p>")).outcome())
        .isEqualTo(EntryOutcome.BOT_WALL);
    assertThat(pageReader.read(task, page("<p>Before you continue: we use cookies.</p>")).outcome())
        .isEqualTo(EntryOutcome.COOKIE_WALL);
  }

  static Stream<String> hugePages() {
    String captions =
        IntStream.range(0, 7000)
            .mapToObj(i -> "<figure><img src=a><figcaption>" + i + " cap".repeat(240))
            .collect(Collectors.joining());
    String authors =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "{\"@type\":\"Person\",\"name\":\"Name Number" + i + "\"}")
            .collect(Collectors.joining(","));
    return Stream.of(
        STORY.replace("<h1>A bridge", "<h1>" + "T".repeat(1_500_000)),
        STORY.replace("</article>", captions + "</article>"),
        STORY.replace("</article>", "<p>Line\"\n".repeat(50_000) + "</article>"),
        STORY.replace("lang=en", "lang='" + "x".repeat(100_000) + "'"),
        STORY.replace("A bridge", "A \u0000 \u202e \ufffe &#0; &#xD800; bridge"),
        STORY.replace(
            "</head>",
            "<meta property=og:site_name content='"
                + "Name".repeat(1000)
                + "'><link rel=canonical href='https://example.org/"
                + "a".repeat(3000)
                + "'><meta property=article:modified_time content='0000-01-01T00:00:00Z'></head>"),
        STORY.replace(
            "</article>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":["
                + authors
                + "]}</script></article>"));
  }

  @ParameterizedTest
  @MethodSource("hugePages")
  void articlesAreCutToTheLimitsOfRecords(String html) {
    EntryResult result = pageReader.read(task(entry("x".repeat(5000), null)), page(html));

    assertThat(result.outcome()).isEqualTo(EntryOutcome.PUBLISHED);
    assertThat(Topics.RAW_ARTICLES.values().serializer().serialize("", result.article()))
        .hasSizeLessThan(FieldLimits.RECORD_BYTES);
  }

  @Test
  void aPageWithAnInternalErrorIsTriedAgainTwice() {
    EntryResult broken = pageReader.failed(task(entry("x", null)));

    assertThat(broken.outcome()).isEqualTo(EntryOutcome.BUG);
    assertThat(broken.known().nextReading()).isEqualTo(now.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aPageThatCrashedTwoProcessesIsReadAgainAfterADay() {
    EntryResult died = pageReader.readerDied(task(entry("x", null)));

    assertThat(died.outcome()).isEqualTo(EntryOutcome.READER_DIED);
    assertThat(died.known().nextReading()).isEqualTo(now.plus(Duration.ofDays(1)));
    assertThat(again(died.known()).attempts()).isOne();
  }

  @Test
  void aPaywalledPageIsATeaserUnlessTheFeedHasMoreText() {
    String cutOff =
        STORY.replace("</h1>", "</h1><div class=paywall>Subscribe to continue reading</div>");
    String whole = "<p>The bridge over the river opened on Monday, the county said.</p>".repeat(9);

    EntryResult teaser = pageReader.read(task(entry("A bridge opens", null)), page(cutOff));
    EntryResult fed = pageReader.read(task(entry("A bridge opens", whole)), page(cutOff));

    assertThat(teaser.article().textSource()).isEqualTo("teaser");
    assertThat(fed.article().textSource()).isEqualTo("feed");
  }

  @Test
  void aFailedPageIsTriedAgainTwice() {
    EntryResult result = pageReader.read(task(entry("x", null)), new Failed(500, ""));
    assertThat(result.outcome()).isEqualTo(EntryOutcome.PAGE_FAILED);
    assertThat(result.known().nextReading()).isEqualTo(now.plus(Duration.ofMinutes(5)));

    result = pageReader.read(again(result.known()), new Failed(500, ""));
    assertThat(result.known().nextReading()).isEqualTo(now.plus(Duration.ofMinutes(45)));

    result = pageReader.read(again(result.known()), new Failed(500, ""));
    assertThat(result.known().nextReading()).isNull();
  }

  @Test
  void aPublishedPageIsTriedAgainSoonAfterAFailedRevisit() {
    EntryResult first = pageReader.read(task(entry("x", null)), page(STORY));
    now = now.plus(Duration.ofHours(1));

    EntryResult second = pageReader.read(again(first.known()), new Failed(null, "timeout"));

    assertThat(second.known().nextReading()).isEqualTo(now.plus(Duration.ofMinutes(5)));
  }

  @Test
  void anEntryIsReadAgainOnlyIfItsContentChanges() {
    EntryResult first = pageReader.read(task(entry("A bridge opens", null)), page(STORY));
    known.put(first.known());

    FeedEntry churned =
        new FeedEntry(
            "another guid",
            "A  bridge opens ",
            CANONICAL + "?utm_medium=x",
            "<i>Short.</i>",
            null,
            Published.UNKNOWN,
            Published.UNKNOWN,
            List.of(),
            null);
    assertThat(decide(churned))
        .isInstanceOfSatisfying(
            Decision.Done.class,
            d -> assertThat(d.result().outcome()).isEqualTo(EntryOutcome.UNCHANGED));
    assertThat(decide(entry("A bridge opens late", null))).isInstanceOf(Decision.ReadPage.class);
  }

  private static FeedEntry entry(String title, String content) {
    Published published = new DateReader().read("2026-11-21T08:00:00Z").get().published("feed");
    return new FeedEntry(
        "1", title, LINK, "Short.", content, published, Published.UNKNOWN, List.of(), null);
  }

  private Decision decide(FeedEntry entry) {
    return new EntrySelector(FEED, addresses, known, 100).select(List.of(entry)).get(0);
  }

  private EntryTask task(FeedEntry entry) {
    return ((Decision.ReadPage) decide(entry)).task();
  }

  private static EntryTask again(KnownEntry known) {
    return EntryTask.reread(FEED, known, CANONICAL);
  }

  private static FetchResult page(String html) {
    return new Fetched(
        LINK, false, html.getBytes(UTF_8), "text/html", new Validators("\"1\"", null), null);
  }

  private static FetchResult pdf() {
    return new Fetched(
        LINK, false, "%PDF-1.4".getBytes(UTF_8), "application/pdf", Validators.NONE, null);
  }
}
