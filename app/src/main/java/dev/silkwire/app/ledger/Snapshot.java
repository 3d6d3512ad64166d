package dev.silkwire.app.ledger;

import dev.silkwire.app.deadletter.Replay;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The contents of the topics. Of compacted topics it holds the latest values.
 *
 * @param polls all polls
 * @param revisions valid records of {@code news.raw-articles} by article id, in order
 * @param malformed number of other records of {@code news.raw-articles}
 * @param deadLetters all dead letters
 * @param remembered ids of the articles that the states of the feeds record as published
 * @param replays number of records of {@code news.raw-articles} that an operator replayed
 */
record Snapshot(
    List<Poll> polls,
    Map<String, List<Revision>> revisions,
    long malformed,
    Map<String, Article> articles,
    Map<String, Duplicate> duplicates,
    Map<String, Story> stories,
    Map<String, Mention> mentions,
    Map<String, CountryDay> countryDays,
    List<DeadLetter> deadLetters,
    Set<String> remembered,
    Replays replays) {

  /**
   * A record of {@code news.raw-articles}.
   *
   * @param contentHash hash of what a reader sees
   */
  record Revision(String contentHash) {}

  /**
   * Replayed records.
   *
   * @param valid those that are valid raw articles
   */
  record Replays(long all, long valid) {
    static final Replays NONE = new Replays(0, 0);

    Replays plus(boolean isValid) {
      return new Replays(all + 1, valid + (isValid ? 1 : 0));
    }
  }

  /** Reads all topics; the feed states first, so that their entries are not reported as missing. */
  static Snapshot take(TopicLog log) {
    List<Poll> polls = new ArrayList<>();
    Map<String, List<Revision>> revisions = new TreeMap<>();
    long[] malformed = {0};
    Replays[] replays = {Replays.NONE};
    Set<String> remembered = remembered(log);
    each(log, Topics.POLLS, polls::add);
    log.readAll(
        Topics.RAW_ARTICLES.name(),
        record -> {
          RawArticle raw = LatestValues.valueOrNull(Topics.RAW_ARTICLES, record);
          boolean valid = raw != null && raw.id().equals(LatestValues.key(record));
          if (Replay.SOURCE.equals(CloudEventHeaders.text(record.headers(), "ce_source"))) {
            replays[0] = replays[0].plus(valid);
          }
          if (raw == null || !valid) {
            malformed[0]++;
          } else {
            revisions
                .computeIfAbsent(raw.id(), id -> new ArrayList<>())
                .add(new Revision(raw.contentHash()));
          }
        });
    List<DeadLetter> deadLetters = new ArrayList<>();
    each(log, Topics.DEAD_LETTERS, deadLetters::add);
    return new Snapshot(
        polls,
        revisions,
        malformed[0],
        LatestValues.of(log, Topics.ARTICLES),
        LatestValues.of(log, Topics.DUPLICATES),
        LatestValues.of(log, Topics.STORIES),
        LatestValues.of(log, Topics.MENTIONS),
        LatestValues.of(log, Topics.COUNTRY_DAYS),
        deadLetters,
        remembered,
        replays[0]);
  }

  private static Set<String> remembered(TopicLog log) {
    Map<String, List<String>> byFeed = new HashMap<>();
    log.readAll(
        Topics.FEED_STATUS.name(),
        record -> {
          FeedStatus status = LatestValues.valueOrNull(Topics.FEED_STATUS, record);
          byFeed.put(LatestValues.key(record), status == null ? List.of() : published(status));
        });
    return byFeed.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** Returns the published entries; an entry without a text hash was skipped. */
  private static List<String> published(FeedStatus status) {
    return status.entries().stream()
        .filter(entry -> entry.textHash() != null)
        .map(KnownEntry::articleId)
        .toList();
  }

  private static <V> void each(TopicLog log, Topic<V> topic, Consumer<V> consumer) {
    log.readAll(
        topic.name(),
        record -> {
          V value = LatestValues.valueOrNull(topic, record);
          if (value != null) {
            consumer.accept(value);
          }
        });
  }
}
