package dev.silkwire.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.Published;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.entry.EntrySelector.Decision;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntrySelectorTest {
  private static final Feed FEED = Feed.of("https://example.org/rss");
  private static final String SITE = "https://example.org/s/";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final CanonicalUrl addresses = new CanonicalUrl();
  private final KnownEntries known = new KnownEntries(addresses, List::of);

  @Test
  void whatCannotBeReadIsSkippedByName() {
    List<Decision> decisions =
        judge(
            5,
            Stories.linked(null),
            Stories.linked("javascript:alert(1)"),
            Stories.linked("//"),
            Stories.linked(SITE + "1"),
            Stories.linked(SITE + "1?utm_source=rss"),
            Stories.linked(SITE + "2"));

    assertThat(verdicts(decisions))
        .containsExactly(
            "no-link", "bad-scheme", "bad-address", "read", "duplicate-in-feed", "too-many");
  }

  @Test
  void ofTooManyTheNewestAreLookedAtWhereverTheyStand() {
    assertThat(
            verdicts(
                judge(
                    2,
                    Stories.dated(1, "2026-11-20"),
                    Stories.dated(2, "2026-11-22"),
                    Stories.dated(3, "2026-11-21"))))
        .containsExactly("too-many", "read", "read");
  }

  @Test
  void aReusedGuidHidesNoStory() {
    read(Stories.story(1, SITE + "1", "same"));

    assertThat(verdicts(judge(100, Stories.story(2, SITE + "2", "same")))).containsExactly("read");
  }

  @Test
  void anArchiveThatReturnsUnderOtherGuidsIsNotNews() {
    read(archive(n -> Stories.story(n, SITE + n, "old-" + n)));

    assertThat(verdicts(judge(100, archive(n -> Stories.story(n, SITE + n, "new-" + n)))))
        .containsOnly("unchanged");
  }

  @Test
  void anArchiveThatReturnsUnderOtherAddressesIsNotNewsButWhatIsNewInItIs() {
    read(archive(n -> Stories.story(n, SITE + n, null)));
    List<FeedEntry> moved =
        new ArrayList<>(
            List.of(archive(n -> Stories.story(n, SITE + n + "?session=7f" + n, null))));
    moved.add(0, Stories.story(99, SITE + "99?session=1", null));

    List<Decision> decisions = judge(100, moved.toArray(FeedEntry[]::new));

    assertThat(verdicts(decisions).get(0)).isEqualTo("read");
    assertThat(verdicts(decisions.subList(1, 11))).containsOnly("unchanged");
  }

  @Test
  void aDailyColumnUnderOneTitleIsNewEachDay() {
    read(archive(n -> Stories.story(7, SITE + n, null)));

    assertThat(verdicts(judge(100, Stories.story(7, SITE + "tomorrow", null))))
        .containsExactly("read");
  }

  @Test
  void anEntryWhoseReadingDidNotEndIsReadAgainAsIfItWereNew() {
    FeedEntry story = Stories.story(1, SITE + 1, null);
    EntryTask task = ((Decision.ReadPage) judge(100, story).get(0)).task();
    known.markStarted(List.of(task.started(NOW)));

    EntryTask again = ((Decision.ReadPage) judge(100, story).get(0)).task();

    assertThat(again.attempts()).isOne();
    assertThat(again.known()).isNull();
  }

  @Test
  void anEntryThatTheFeedChangesIsNoLongerSuspected() {
    EntryTask task =
        ((Decision.ReadPage) judge(100, Stories.story(1, SITE + 1, null)).get(0)).task();
    known.markStarted(List.of(task.started(NOW)));

    EntryTask changed =
        ((Decision.ReadPage) judge(100, Stories.story(2, SITE + 1, null)).get(0)).task();

    assertThat(changed.attempts()).isZero();
  }

  private List<Decision> judge(int maxItems, FeedEntry... entries) {
    return new EntrySelector(FEED, addresses, known, maxItems).select(List.of(entries));
  }

  /** As after a poll that published them. */
  private void read(FeedEntry... entries) {
    judge(100, entries).stream().map(d -> ((Decision.ReadPage) d).task()).forEach(this::remember);
  }

  private void remember(EntryTask task) {
    known.put(
        new KnownEntry(
            ArticleId.of(task.canonical()),
            task.link(),
            task.entryHash(),
            "published",
            NOW,
            1,
            null,
            null,
            null,
            "hash",
            null,
            null));
  }

  private static FeedEntry[] archive(IntFunction<FeedEntry> entry) {
    return IntStream.range(0, 10).mapToObj(entry).toArray(FeedEntry[]::new);
  }

  private static List<String> verdicts(List<Decision> decisions) {
    return decisions.stream()
        .map(d -> d instanceof Decision.Done s ? s.result().outcome().text() : "read")
        .toList();
  }

  /** Entries as feeds state them. */
  private static final class Stories {
    static FeedEntry linked(@Nullable String link) {
      return entry(null, "t", link, Published.UNKNOWN);
    }

    static FeedEntry dated(int n, String day) {
      return entry(
          null,
          "story " + n,
          SITE + n,
          new DateReader().read(day + "T10:00:00Z").orElseThrow().published("feed"));
    }

    static FeedEntry story(int n, String link, @Nullable String guid) {
      return entry(guid, "The story of number " + n, link, Published.UNKNOWN);
    }

    private static FeedEntry entry(
        @Nullable String guid, String title, @Nullable String link, Published at) {
      return new FeedEntry(guid, title, link, null, null, at, Published.UNKNOWN, List.of(), null);
    }
  }
}
