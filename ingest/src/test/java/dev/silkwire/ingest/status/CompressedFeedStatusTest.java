package dev.silkwire.ingest.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.poll.NextFeedStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedFeedStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

  @Test
  void aDecompressedStatusEqualsTheOriginal() {
    FeedStatus status = withEntries(30);

    CompressedFeedStatus compressed = CompressedFeedStatus.of(status, status.entries());

    assertThat(compressed.entries()).isEqualTo(status.entries());
    assertThat(compressed.head()).isEqualTo(withEntries(0));
    assertThat(decompressed(compressed)).isEqualTo(status);
    assertThat(decompressed(CompressedFeedStatus.ofJson(compressed.json()))).isEqualTo(status);
  }

  @Test
  void entriesStayCompressedWhileTheHeadChanges() {
    FeedStatus before = withEntries(30);
    FeedStatus after = NextFeedStatus.unscheduled(before, NOW.plusSeconds(60), null);
    CompressedFeedStatus compressed = CompressedFeedStatus.of(before, before.entries()).with(after);

    assertThat(compressed.head()).isEqualTo(after);
    assertThat(compressed.entries()).isEqualTo(before.entries());
  }

  @Test
  void nextReadingIsTheEarliestOfTheEntries() {
    List<KnownEntry> entries = List.of(entry(3), entry(1), entry(2));
    CompressedFeedStatus compressed = CompressedFeedStatus.of(withEntries(0), entries);

    assertThat(compressed.nextReading()).isEqualTo(entry(1).nextReading());
    assertThat(CompressedFeedStatus.ofJson(compressed.json()).nextReading())
        .isEqualTo(entry(1).nextReading());
    assertThat(CompressedFeedStatus.of(withEntries(0), List.of()).nextReading()).isNull();
  }

  @Test
  void thirtyEntriesTakeAFewKilobytes() {
    FeedStatus status = withEntries(30);

    assertThat(CompressedFeedStatus.of(status, status.entries()).bytes()).isLessThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{}", "{\"entries\":[{]}", "{\"entries\":[],\"state\":7}"})
  void invalidJsonIsRejected(String json) {
    assertThatThrownBy(() -> CompressedFeedStatus.ofJson(json.getBytes(UTF_8)).head())
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void fieldsAfterTheEntriesAreKept() {
    String json = "{\"entries\":[ ],\"more\":{\"entries\":[1]}}";

    assertThat(new String(CompressedFeedStatus.ofJson(json.getBytes(UTF_8)).json(), UTF_8))
        .isEqualTo(json.replace("[ ]", "[ ]"));
  }

  private static FeedStatus decompressed(CompressedFeedStatus compressed) {
    try {
      return Json.mapper().readValue(compressed.json(), FeedStatus.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FeedStatus withEntries(int count) {
    String url = "https://news.example.org/rss";
    return FeedStatus.builder(ContentHash.of(url), url, NOW.plusSeconds(900))
        .httpStatus(200)
        .lastPoll(NOW)
        .interval(900)
        .etag("\"5f3-18c\"")
        .bodyHash(ContentHash.of("body"))
        .lastNewArticle(NOW)
        .entries(IntStream.range(0, count).mapToObj(CompressedFeedStatusTest::entry).toList())
        .build();
  }

  private static KnownEntry entry(int n) {
    String url = "https://news.example.org/2026/11/22/a-story-about-something-" + n + ".html";
    return KnownEntry.builder(
            ContentHash.of(url),
            url,
            ContentHash.of("title", url),
            "published",
            NOW.minusSeconds(n * 1000L),
            1)
        .nextReading(n < 5 ? NOW.plusSeconds(n) : null)
        .etag("\"" + ContentHash.of("etag", url).substring(0, 12) + "\"")
        .lastModified("Sun, 22 Nov 2026 09:00:00 GMT")
        .textHash(ContentHash.of("text", url))
        .build();
  }
}
