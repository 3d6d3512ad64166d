package dev.silkwire.sink.page;

import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.TestLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Feeds of the made-up outlets, well and ill, their polls, and a record that was refused. */
final class NewsroomFeeds {
  private static final int POLLS = 20;
  private static final int GONE = 4;
  private static final int NEVER_POLLED = 7;
  private static final Map<Integer, String> ILL =
      Map.of(
          5,
          "answers 503 Service Unavailable",
          6,
          "the document is not a feed: it begins with <html>");

  private final TestLog log;
  private final Instant now;
  private final List<SinkRecord> arrivals = new ArrayList<>();

  NewsroomFeeds(TestLog log, Instant now) {
    this.log = log;
    this.now = now;
  }

  List<SinkRecord> publish() {
    feeds();
    letters();
    return arrivals;
  }

  private void feeds() {
    for (int i = 0; i < 8; i++) {
      Outlet outlet = NewsroomTexts.OUTLETS.get(i % NewsroomTexts.OUTLETS.size());
      String url = "https://" + outlet.domain() + "/feeds/world-" + i + ".xml";
      String id = Feed.idOf(url);
      arrivals.add(log.put(Topics.FEEDS, id, feed(id, url, outlet)));
      if (i != NEVER_POLLED) {
        arrivals.add(log.put(Topics.FEED_STATUS, id, status(i, id, url)));
        polls(i, id, url);
      }
    }
  }

  private static Feed feed(String id, String url, Outlet outlet) {
    return new Feed(
        id, url, Feed.Kind.SYNDICATION, null, outlet, List.of(), null, null, null, null);
  }

  private FeedStatus status(int i, String id, String url) {
    boolean ill = ILL.containsKey(i);
    boolean gone = i == GONE;
    return new FeedStatus(
        id,
        url,
        gone ? FeedStatus.State.GONE : FeedStatus.State.ACTIVE,
        ill ? "failed" : gone ? "gone" : "ok",
        gone ? "answers 410: its publisher has closed it" : ILL.get(i),
        ill ? 503 : 200,
        now.minusSeconds(60L * i + 20),
        now.plusSeconds(240L + 90 * i),
        ill ? 1 + i : 0,
        300,
        null,
        null,
        null,
        null,
        ill ? now.minusSeconds(86_400L * i) : now.minusSeconds(900L * (i + 1)),
        null,
        null,
        null,
        List.of());
  }

  private void polls(int i, String id, String url) {
    for (int nth = 0; nth < POLLS; nth++) {
      Instant at = now.minusSeconds(300L * nth);
      Map<String, Integer> skips = Map.of("no-text", 1);
      arrivals.add(
          log.put(
              Topics.POLLS,
              id,
              new Poll(
                  id,
                  url,
                  Poll.Kind.FEED,
                  at,
                  80,
                  "ok",
                  ILL.get(i),
                  200,
                  9000,
                  30,
                  2,
                  27,
                  skips,
                  now)));
    }
  }

  private void letters() {
    arrivals.add(
        log.put(
            Topics.DEAD_LETTERS,
            "k",
            DeadLetter.of(
                "enrich",
                "not a RawArticle: an article needs a text",
                "news.raw-articles",
                2,
                4711,
                "9f1c",
                "{\"id\": \"9f1c\", \"title\": \"Half a record\"}".getBytes(StandardCharsets.UTF_8),
                now.minusSeconds(4000))));
  }
}
