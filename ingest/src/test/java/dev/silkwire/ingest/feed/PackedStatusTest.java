package dev.silkwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.ContentHash;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.FeedStatus.State;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

  @Test
  void whatIsUnpackedIsWhatWasPacked() {
    FeedStatus status = withEntries(30);

    assertThat(PackedStatus.of(status).unpack()).isEqualTo(status);
  }

  @Test
  void thirtyEntriesTakeAFewKilobytes() {
    assertThat(PackedStatus.of(withEntries(30)).bytes()).isLessThan(5_000);
  }

  @Test
  void whatIsNoStateIsSaidToBeNone() {
    assertThatThrownBy(() -> PackedStatus.ofJson("[1]".getBytes(UTF_8)).unpack())
        .isInstanceOf(UncheckedIOException.class);
  }

  private static FeedStatus withEntries(int count) {
    String url = "https://news.example.org/rss";
    return new FeedStatus(
        ContentHash.of(url),
        url,
        State.ACTIVE,
        "ok",
        null,
        200,
        NOW,
        NOW.plusSeconds(900),
        0,
        900,
        "\"5f3-18c\"",
        null,
        ContentHash.of("body"),
        null,
        NOW,
        null,
        null,
        IntStream.range(0, count).mapToObj(PackedStatusTest::entry).toList());
  }

  private static KnownEntry entry(int n) {
    String url = "https://news.example.org/2026/11/22/a-story-about-something-" + n + ".html";
    return new KnownEntry(
        ContentHash.of(url),
        url,
        ContentHash.of("title", url),
        "published",
        NOW.minusSeconds(n * 1000L),
        1,
        n < 5 ? NOW.plusSeconds(n) : null,
        "\"" + ContentHash.of("etag", url).substring(0, 12) + "\"",
        "Sun, 22 Nov 2026 09:00:00 GMT",
        ContentHash.of("text", url),
        null,
        null);
  }
}
