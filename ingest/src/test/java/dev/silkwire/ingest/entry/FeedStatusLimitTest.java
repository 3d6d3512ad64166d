package dev.silkwire.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedStatusLimitTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final CanonicalUrl ADDRESSES = new CanonicalUrl();

  @ParameterizedTest
  @ValueSource(ints = {60, 200, 1000, 1900})
  void twoThousandEntriesWithLongUrlsAndTitlesFitInARecord(int urlLength) throws IOException {
    KnownEntries known = new KnownEntries(ADDRESSES, () -> entries(2000, urlLength));
    known.put(entry(2000, urlLength));

    List<KnownEntry> kept = known.list();

    assertThat(Json.mapper().writeValueAsBytes(kept).length).isLessThan(FieldLimits.RECORD_BYTES);
    assertThat(kept.get(0).articleId()).isEqualTo(entry(0, urlLength).articleId());
  }

  @Test
  void titlesAndValidatorsOfTheOldestAreDroppedFirst() {
    List<KnownEntry> kept = FeedStatusLimit.fit(entries(500, 100), e -> true);

    assertThat(kept).hasSize(500);
    assertThat(kept.get(0).title()).isNotNull();
    assertThat(kept.get(499).title()).isNull();
    assertThat(kept.get(499).textHash()).isEqualTo(entry(499, 100).textHash());
  }

  @Test
  void thenTheOldestEntriesOutsideTheDocumentAreDropped() {
    List<KnownEntry> kept = FeedStatusLimit.fit(entries(800, 1900), e -> e.url().contains("/799/"));

    assertThat(kept)
        .hasSizeLessThan(500)
        .last()
        .extracting(KnownEntry::url)
        .asString()
        .contains("/799/");
  }

  @Test
  void onlyEntriesThatFitInAStatusAreProcessed() {
    List<FeedEntry> document =
        IntStream.range(0, 2000)
            .mapToObj(
                i ->
                    new FeedEntry(
                        null,
                        "t" + i,
                        url(i, 1900),
                        null,
                        null,
                        Published.UNKNOWN,
                        Published.UNKNOWN,
                        List.of(),
                        null))
            .toList();
    EntrySelector selector =
        new EntrySelector(
            Feed.of("https://a.example/"), ADDRESSES, new KnownEntries(ADDRESSES, List::of), 2000);

    long read =
        selector.select(document).stream()
            .filter(d -> d instanceof EntrySelector.Decision.ReadPage)
            .count();

    assertThat(read).isBetween(300L, 450L);
  }

  private static List<KnownEntry> entries(int count, int urlLength) {
    return IntStream.range(0, count).mapToObj(i -> entry(i, urlLength)).toList();
  }

  private static KnownEntry entry(int i, int urlLength) {
    return KnownEntry.builder(
            ContentHash.of("id" + i),
            url(i, urlLength),
            ContentHash.of("entry" + i),
            "published",
            NOW.minusSeconds(i),
            1)
        .nextReading(NOW)
        .etag("e".repeat(500))
        .lastModified("m".repeat(500))
        .textHash(ContentHash.of("text" + i))
        .title("ž".repeat(1000))
        .published(Published.UNKNOWN)
        .build();
  }

  private static String url(int i, int length) {
    String start = "https://a.example/" + i + "/";
    return start + "x".repeat(Math.max(0, length - start.length()));
  }
}
