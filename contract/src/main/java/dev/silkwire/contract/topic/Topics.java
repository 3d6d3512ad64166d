package dev.silkwire.contract.topic;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.Story;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All topics, in the order of the data flow. */
public final class Topics {
  private static final int PARTITIONS = 4;

  /** Feeds to poll, by feed id. */
  public static final Topic<Feed> FEEDS = Topic.compacted("news.feeds", Feed.class, PARTITIONS);

  /** Polling state, by feed id; co-partitioned with {@link #FEEDS}. */
  public static final Topic<FeedStatus> FEED_STATUS =
      Topic.compacted("news.feed-status", FeedStatus.class, PARTITIONS);

  /** Accounts of polls, by feed id. */
  public static final Topic<Poll> POLLS =
      Topic.retained(Duration.ofDays(14), "news.polls", Poll.class, PARTITIONS);

  /** Articles as extracted, before enrichment, by article id. */
  public static final Topic<RawArticle> RAW_ARTICLES =
      Topic.retained(Duration.ofDays(30), "news.raw-articles", RawArticle.class, PARTITIONS);

  /** Entries of the catalogue in force, by initiative id. */
  public static final Topic<Initiative> INITIATIVES =
      Topic.compacted("news.initiatives", Initiative.class, 1);

  /** Enriched articles without duplicates, by article id. */
  public static final Topic<Article> ARTICLES =
      Topic.compacted("news.articles", Article.class, PARTITIONS);

  /** Duplicates and near-duplicates, by article id. */
  public static final Topic<Duplicate> DUPLICATES =
      Topic.compacted("news.duplicates", Duplicate.class, PARTITIONS);

  /**
   * Reach of articles that have copies, by story id; a tombstone is published when the last copy
   * goes.
   */
  public static final Topic<Story> STORIES =
      Topic.compacted("news.stories", Story.class, PARTITIONS);

  /** Mentions of one initiative in one article, by {@code article id/initiative id}. */
  public static final Topic<Mention> MENTIONS =
      Topic.compacted("news.mentions", Mention.class, PARTITIONS);

  /** Running totals, by {@code country/initiative/date}. */
  public static final Topic<CountryDay> COUNTRY_DAYS =
      Topic.compacted("news.country-days", CountryDay.class, PARTITIONS);

  /** Records that could not be processed, with the keys they were received with. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      Topic.retained(Duration.ofDays(30), "news.dead-letters", DeadLetter.class, 1);

  /**
   * Raw articles to tag again, by article id; co-partitioned with {@link #RAW_ARTICLES}. Internal:
   * not part of the contract with consumers.
   */
  public static final Topic<RawArticle> RETAGS =
      Topic.retained(Duration.ofDays(1), "news.retags", RawArticle.class, PARTITIONS);

  /** All topics for consumers, in the order of the data flow. */
  public static final List<Topic<?>> ALL =
      List.of(
          FEEDS,
          FEED_STATUS,
          POLLS,
          RAW_ARTICLES,
          INITIATIVES,
          ARTICLES,
          DUPLICATES,
          STORIES,
          MENTIONS,
          COUNTRY_DAYS,
          DEAD_LETTERS);

  /** All topics, with the internal ones. */
  public static final List<Topic<?>> WITH_INTERNAL =
      Stream.concat(ALL.stream(), Stream.of(RETAGS)).toList();

  private Topics() {}
}
