package dev.silkwire.bench;

import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ingest writes, made up: a feed of each outlet, each tenth of them ill. Stateless. */
final class SampleFeeds {
  private static final int POLLS = 20;
  private static final int DEAD_LETTERS = 1000;

  private SampleFeeds() {}

  static void put(SampleRecords records) {
    for (int outlet = 0; outlet < SampleResults.OUTLETS; outlet++) {
      feed(records, outlet);
    }
    for (int i = 0; i < DEAD_LETTERS; i++) {
      String key = SampleResults.id("dead", i);
      records.put(Topics.DEAD_LETTERS, key, deadLetter(i, key));
    }
  }

  private static void feed(SampleRecords records, int outlet) {
    String domain = SampleResults.outlet(outlet);
    String url = "https://" + domain + "/feed";
    String id = Feed.idOf(url);
    String country = SampleResults.country(outlet % SampleResults.COUNTRIES);
    records.put(
        Topics.FEEDS,
        id,
        new Feed(
            id,
            url,
            Feed.Kind.SYNDICATION,
            null,
            new Outlet("Outlet " + outlet, domain, country),
            List.of("sample"),
            null,
            null,
            null,
            null));
    String note = outlet % 10 == 0 ? "the server answers 500" : null;
    records.put(Topics.FEED_STATUS, id, status(id, url, note));
    for (int i = 0; i < POLLS; i++) {
      records.put(Topics.POLLS, id, poll(id, url, note, i));
    }
  }

  private static FeedStatus status(String id, String url, @Nullable String note) {
    return FeedStatus.builder(id, url, SampleResults.NOW.plus(Duration.ofMinutes(15)))
        .outcome(note == null ? "ok" : "server-error")
        .note(note)
        .httpStatus(note == null ? 200 : 500)
        .lastPoll(SampleResults.NOW)
        .failures(note == null ? 0 : 1)
        .interval(900)
        .lastNewArticle(SampleResults.NOW)
        .habit(3600L)
        .build();
  }

  private static Poll poll(String id, String url, @Nullable String note, int number) {
    Instant at = SampleResults.NOW.minus(Duration.ofMinutes(15L * number));
    int seen = note == null ? 30 : 0;
    return new Poll(
        id,
        url,
        Poll.Kind.FEED,
        at,
        120,
        note == null ? "ok" : "server-error",
        note,
        note == null ? 200 : 500,
        20_000,
        seen,
        seen / 10,
        seen - seen / 10,
        Map.of(),
        at.plus(Duration.ofMinutes(15)));
  }

  private static DeadLetter deadLetter(int number, String key) {
    return DeadLetter.of(
        "enrich",
        "not-json",
        Topics.RAW_ARTICLES.name(),
        0,
        number,
        key,
        "{\"id\":".getBytes(StandardCharsets.UTF_8),
        SampleResults.NOW.minusSeconds(number));
  }
}
