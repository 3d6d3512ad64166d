package dev.silkwire.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Published;
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
  void entriesThatCannotBeReadAreSkippedWithAReason() {
    List<Decision> decisions =
        select(
            5,
            Stories.linked(null),
            Stories.linked("javascript:alert(1)"),
            Stories.linked("//"),
            Stories.linked(SITE + "1"),
            Stories.linked(SITE + "1?utm_source=rss"),
            Stories.linked(SITE + "2"));

    assertThat(outcomes(decisions))
        .containsExactly(
            "no-link", "bad-scheme", "bad-address", "read", "duplicate-in-feed", "too-many");
  }

  @Test
  void theNewestOfTooManyEntriesAreProcessed() {
    assertThat(
            outcomes(
                select(
                    2,
                    Stories.dated(1, "2026-11-20"),
                    Stories.dated(2, "2026-11-22"),
                    Stories.dated(3, "2026-11-21"))))
        .containsExactly("too-many", "read", "read");
  }

  @Test
  void aReusedGuidDoesNotHideAnEntry() {
    read(Stories.story(1, SITE + "1", "same"));

    assertThat(outcomes(select(100, Stories.story(2, SITE + "2", "same")))).containsExactly("read");
  }

  @Test
  void anArchiveWithOtherGuidsIsUnchanged() {
    read(archive(n -> Stories.story(n, SITE + n, "old-" + n)));

    assertThat(outcomes(select(100, archive(n -> Stories.story(n, SITE + n, "new-" + n)))))
        .containsOnly("unchanged");
  }

  @Test
  void anArchiveWithOtherUrlsIsUnchangedExceptForNewEntries() {
    read(archive(n -> Stories.story(n, SITE + n, null)));
    List<FeedEntry> moved =
        new ArrayList<>(
            List.of(archive(n -> Stories.story(n, SITE + n + "?session=7f" + n, null))));
    moved.add(0, Stories.story(99, SITE + "99?session=1", null));

    List<Decision> decisions = select(100, moved.toArray(FeedEntry[]::new));

    assertThat(outcomes(decisions).get(0)).isEqualTo("read");
    assertThat(outcomes(decisions.subList(1, 11))).containsOnly("unchanged");
  }

  @Test
  void aDailyColumnWithTheSameTitleIsNewEachDay() {
    read(archive(n -> Stories.story(7, SITE + n, null)));

    assertThat(outcomes(select(100, Stories.story(7, SITE + "tomorrow", null))))
        .containsExactly("read");
  }

  @Test
  void anEntryWithAnUnfinishedReadIsReadAgainLikeANewOne() {
    FeedEntry story = Stories.story(1, SITE + 1, null);
    EntryTask task = ((Decision.ReadPage) select(100, story).get(0)).task();
    known.markStarted(List.of(task.started(NOW)));

    EntryTask again = ((Decision.ReadPage) select(100, story).get(0)).task();

    assertThat(again.attempts()).isOne();
    assertThat(again.known()).isNull();
  }

  @Test
  void anEntryThatTheFeedChangesIsNoLongerSuspected() {
    EntryTask task =
        ((Decision.ReadPage) select(100, Stories.story(1, SITE + 1, null)).get(0)).task();
    known.markStarted(List.of(task.started(NOW)));

    EntryTask changed =
        ((Decision.ReadPage) select(100, Stories.story(2, SITE + 1, null)).get(0)).task();

    assertThat(changed.attempts()).isZero();
  }

  private List<Decision> select(int maxItems, FeedEntry... entries) {
    return new EntrySelector(FEED, addresses, known, maxItems).select(List.of(entries));
  }

  /** Puts the entries as after a poll that published them. */
  private void read(FeedEntry... entries) {
    select(100, entries).stream().map(d -> ((Decision.ReadPage) d).task()).forEach(this::remember);
  }

  private void remember(EntryTask task) {
    known.put(
        KnownEntry.builder(
                ArticleId.of(task.canonical()), task.link(), task.entryHash(), "published", NOW, 1)
            .textHash("hash")
            .build());
  }

  private static FeedEntry[] archive(IntFunction<FeedEntry> entry) {
    return IntStream.range(0, 10).mapToObj(entry).toArray(FeedEntry[]::new);
  }

  private static List<String> outcomes(List<Decision> decisions) {
    return decisions.stream()
        .map(d -> d instanceof Decision.Done s ? s.result().outcome().text() : "read")
        .toList();
  }

  /** Entries of feeds. */
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
