package dev.silkwire.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownEntriesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final CanonicalUrl addresses = new CanonicalUrl();

  @Test
  void theNewestEntriesOutsideTheDocumentAreKept() {
    KnownEntries known = new KnownEntries(addresses, () -> entries(700));

    known.beginDocument();

    assertThat(known.list()).isEqualTo(entries(500));
  }

  @Test
  void entriesInTheDocumentAreKept() {
    KnownEntries known = new KnownEntries(addresses, () -> entries(700));

    known.beginDocument();
    known.find(url(650));

    assertThat(known.list()).hasSize(501).contains(entry(650));
  }

  @Test
  void aPushKeepsAllEntries() {
    KnownEntries known = new KnownEntries(addresses, () -> entries(700));

    known.put(entry(701));

    assertThat(known.list()).hasSize(701);
  }

  @Test
  void withoutADocumentTheEntriesAreNotLoaded() {
    KnownEntries known =
        new KnownEntries(
            addresses,
            () -> {
              throw new AssertionError("nobody needs them");
            });

    assertThat(known.list()).isNull();
  }

  @Test
  void aStartedReadIsMarkedUntilItEnds() {
    KnownEntries known = new KnownEntries(addresses, List::of);

    known.markStarted(List.of(begun(1), begun(2)));
    known.put(entry(1));

    assertThat(known.list()).containsExactlyInAnyOrder(entry(1), begun(2));
  }

  @Test
  void clearedMarksRestoreThePreviousEntries() {
    KnownEntries known = new KnownEntries(addresses, () -> entries(2));
    known.markStarted(List.of(begun(1), begun(2)));

    assertThat(known.clearStarted()).isTrue();

    assertThat(known.list()).containsExactlyElementsOf(entries(2));
    assertThat(known.clearStarted()).isFalse();
  }

  private static KnownEntry begun(int i) {
    KnownEntry e = entry(i);
    return KnownEntry.builder(e.articleId(), e.url(), e.entryHash(), "reading", e.seen(), 0)
        .attempts(1)
        .build();
  }

  private static List<KnownEntry> entries(int count) {
    return IntStream.range(0, count).mapToObj(KnownEntriesTest::entry).toList();
  }

  private static KnownEntry entry(int n) {
    return KnownEntry.builder(
            ArticleId.of(url(n)), url(n), "hash " + n, "published", NOW.minusSeconds(n), 1)
        .build();
  }

  private static String url(int n) {
    return "https://example.org/story/" + n;
  }
}
