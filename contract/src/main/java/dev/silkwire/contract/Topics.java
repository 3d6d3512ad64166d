package dev.silkwire.contract;

import java.time.Duration;
import java.util.List;

/** All topics, in the order in which an article meets them. */
public final class Topics {
  private static final int PARTITIONS = 4;

  /** Feeds to poll, by feed id. */
  public static final Topic<Feed> FEEDS = Topic.compacted("news.feeds", Feed.class, PARTITIONS);

  /** Where polling stands, by feed id; partitioned as {@link #FEEDS}. */
  public static final Topic<FeedStatus> FEED_STATUS =
      Topic.compacted("news.feed-status", FeedStatus.class, PARTITIONS);

  /** Each poll, accounted for, by feed id. */
  public static final Topic<Poll> POLLS =
      Topic.kept(Duration.ofDays(14), "news.polls", Poll.class, PARTITIONS);

  /** Articles as extracted, before any judgement, by article id. */
  public static final Topic<RawArticle> RAW_ARTICLES =
      Topic.kept(Duration.ofDays(30), "news.raw-articles", RawArticle.class, PARTITIONS);

  /** The catalogue entry in force, by initiative id. */
  public static final Topic<Initiative> INITIATIVES =
      Topic.compacted("news.initiatives", Initiative.class, 1);

  /** Unique articles, enriched, by article id. */
  public static final Topic<Article> ARTICLES =
      Topic.compacted("news.articles", Article.class, PARTITIONS);

  /** Articles that repeat another, by article id. */
  public static final Topic<Duplicate> DUPLICATES =
      Topic.compacted("news.duplicates", Duplicate.class, PARTITIONS);

  /** Articles that others repeat, by story id; a tombstone when the last copy has gone. */
  public static final Topic<Story> STORIES =
      Topic.compacted("news.stories", Story.class, PARTITIONS);

  /** One initiative in one article, by {@code article id/initiative id}. */
  public static final Topic<Mention> MENTIONS =
      Topic.compacted("news.mentions", Mention.class, PARTITIONS);

  /** Running totals, by {@code country/initiative/date}. */
  public static final Topic<CountryDay> COUNTRY_DAYS =
      Topic.compacted("news.country-days", CountryDay.class, PARTITIONS);

  /** What could not be processed, keyed as received. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      Topic.kept(Duration.ofDays(30), "news.dead-letters", DeadLetter.class, 1);

  /**
   * Raw articles to be tagged anew, by article id; partitioned as {@link #RAW_ARTICLES}. Between
   * the parts of the program only: nobody else need read it.
   */
  public static final Topic<RawArticle> RETAGS =
      Topic.kept(Duration.ofDays(1), "news.retags", RawArticle.class, PARTITIONS);

  /** All that others may read, in flow order. */
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

  /** Those that only the program itself reads. */
  public static final List<Topic<?>> INTERNAL = List.of(RETAGS);

  private Topics() {}
}
