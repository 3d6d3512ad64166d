package dev.silkwire.ingest.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.ContentHash;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.FeedStatus.State;
import dev.silkwire.contract.Json;
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
  void whatIsUnpackedIsWhatWasPacked() {
    FeedStatus status = withEntries(30);

    CompressedFeedStatus packed = CompressedFeedStatus.of(status, status.entries());

    assertThat(packed.entries()).isEqualTo(status.entries());
    assertThat(packed.head()).isEqualTo(withEntries(0));
    assertThat(unpacked(packed)).isEqualTo(status);
    assertThat(unpacked(CompressedFeedStatus.ofJson(packed.json()))).isEqualTo(status);
  }

  @Test
  void entriesStayPackedWhileTheRestChanges() {
    FeedStatus before = withEntries(30);
    FeedStatus after = NextFeedStatus.unscheduled(before, NOW.plusSeconds(60), null);
    CompressedFeedStatus packed = CompressedFeedStatus.of(before, before.entries()).with(after);

    assertThat(packed.head()).isEqualTo(after);
    assertThat(packed.entries()).isEqualTo(before.entries());
  }

  @Test
  void itTellsWhenAPageIsToBeReadAgain() {
    List<KnownEntry> entries = List.of(entry(3), entry(1), entry(2));
    CompressedFeedStatus packed = CompressedFeedStatus.of(withEntries(0), entries);

    assertThat(packed.nextReading()).isEqualTo(entry(1).nextReading());
    assertThat(CompressedFeedStatus.ofJson(packed.json()).nextReading())
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
  void whatIsNoStateIsSaidToBeNone(String json) {
    assertThatThrownBy(() -> CompressedFeedStatus.ofJson(json.getBytes(UTF_8)).head())
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void fieldsAfterTheEntriesAreKept() {
    String json = "{\"entries\":[ ],\"more\":{\"entries\":[1]}}";

    assertThat(new String(CompressedFeedStatus.ofJson(json.getBytes(UTF_8)).json(), UTF_8))
        .isEqualTo(json.replace("[ ]", "[ ]"));
  }

  private static FeedStatus unpacked(CompressedFeedStatus packed) {
    try {
      return Json.mapper().readValue(packed.json(), FeedStatus.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        null,
        IntStream.range(0, count).mapToObj(CompressedFeedStatusTest::entry).toList());
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
