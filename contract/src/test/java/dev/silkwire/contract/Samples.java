package dev.silkwire.contract;

import static java.util.Map.entry;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Evidence;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.Published.Precision;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One valid record of each topic, for tests. */
public final class Samples {
  /** The time at which the sample records were fetched. */
  public static final Instant FETCHED_AT = Instant.parse("2026-10-20T06:00:00Z");

  private static final String FEED_URL = "https://news.example/feed.xml";
  private static final String URL = "https://news.example/2026/10/harbour.html";
  private static final String COPY_URL = "https://copy.example/harbour";
  private static final String ID = ContentHash.of(URL);
  private static final Outlet OUTLET = new Outlet("Example News", "news.example", "KE");

  private Samples() {}

  /** Returns the sample value of a topic. */
  public static Object of(Topic<?> topic) {
    return Map.<Topic<?>, Object>ofEntries(
            entry(Topics.FEEDS, feed()),
            entry(Topics.FEED_STATUS, feedStatus()),
            entry(Topics.POLLS, poll()),
            entry(Topics.RAW_ARTICLES, rawArticle()),
            entry(Topics.INITIATIVES, initiative()),
            entry(Topics.ARTICLES, article()),
            entry(Topics.DUPLICATES, duplicate()),
            entry(Topics.STORIES, story()),
            entry(Topics.MENTIONS, mention()),
            entry(Topics.COUNTRY_DAYS, countryDay()),
            entry(Topics.DEAD_LETTERS, deadLetter()))
        .get(topic);
  }

  public static Feed feed() {
    return new Feed(
        Feed.idOf(FEED_URL),
        FEED_URL,
        Feed.Kind.SYNDICATION,
        "Example News: world",
        OUTLET,
        List.of("Africa"),
        Duration.ofMinutes(5),
        null,
        null,
        "en");
  }

  public static FeedStatus feedStatus() {
    return new FeedStatus(
        Feed.idOf(FEED_URL),
        FEED_URL,
        FeedStatus.State.ACTIVE,
        "ok",
        null,
        200,
        FETCHED_AT,
        FETCHED_AT.plusSeconds(900),
        0,
        900,
        "\"v1\"",
        null,
        ContentHash.of("body"),
        new FeedStatus.Redirect("https://news.example/new.xml", 1),
        FETCHED_AT,
        null,
        null,
        new FeedStatus.Subscription(
            "https://hub.example/", FEED_URL, FETCHED_AT.plusSeconds(864_000)),
        List.of(
            new FeedStatus.KnownEntry(
                ID,
                URL,
                ContentHash.of("entry"),
                "published",
                FETCHED_AT,
                1,
                FETCHED_AT.plusSeconds(3600),
                null,
                null,
                ContentHash.of("text"),
                "A headline",
                Published.UNKNOWN,
                1)));
  }

  public static Poll poll() {
    return new Poll(
        Feed.idOf(FEED_URL),
        FEED_URL,
        Poll.Kind.FEED,
        FETCHED_AT,
        120,
        "ok",
        null,
        200,
        4096,
        4,
        1,
        2,
        Map.of("no-link", 1),
        FETCHED_AT.plusSeconds(900));
  }

  public static Published published() {
    return new Published(
        Instant.parse("2026-10-19T16:00:00Z"),
        LocalDate.parse("2026-10-20"),
        "+08:00",
        Precision.DAY,
        "json-ld",
        false);
  }

  public static RawArticle rawArticle() {
    return rawArticle(ID);
  }

  /** Returns the sample with another id. */
  public static RawArticle rawArticle(String id) {
    return new RawArticle(
        id,
        URL,
        URL,
        OUTLET,
        Feed.idOf(FEED_URL),
        "Harbour cranes go electric",
        "Kenya ordered twelve electric cranes for the harbour of Mombasa.\nDelivery starts in May.",
        List.of("A crane in Mombasa"),
        List.of("A. Reporter"),
        "en",
        published(),
        null,
        FETCHED_AT,
        "page");
  }

  public static Article article() {
    return article(ID);
  }

  /** Returns the sample with another id, as the original of its story. */
  public static Article article(String id) {
    RawArticle raw = rawArticle(id);
    return new Article(
        raw.id(),
        raw.url(),
        raw.canonicalUrl(),
        raw.outlet(),
        raw.feed(),
        raw.title(),
        raw.text(),
        raw.captions(),
        raw.authors(),
        raw.language(),
        raw.published(),
        raw.modifiedAt(),
        raw.fetchedAt(),
        1,
        raw.id(),
        List.of(
            new InitiativeTag(
                "bri",
                1,
                List.of(new Evidence("Belt and Road", Evidence.Field.CAPTION, 0, 0, 13, "en")))),
        List.of(new CountryTag("KE", 1, List.of(CountryTag.MENTIONED), Map.of("name", 1), true)),
        List.of(new RegionTag("african-union", 1)));
  }

  public static Mention mention() {
    return new Mention(
        ID,
        "bri",
        ID,
        1,
        URL,
        "Harbour cranes go electric",
        OUTLET,
        "en",
        published(),
        FETCHED_AT,
        1,
        List.of(
            new Mention.Sentence(
                "A Belt and Road crane.",
                Evidence.Field.TEXT,
                0,
                List.of(new Mention.Highlight(2, 15)))),
        List.of("KE"));
  }

  public static Duplicate duplicate() {
    return duplicate(ContentHash.of(COPY_URL), ID);
  }

  /** Returns the sample with another id, as a copy of an article. */
  public static Duplicate duplicate(String id, String original) {
    return new Duplicate(
        id,
        COPY_URL,
        "Harbour cranes to go electric",
        new Outlet("Copy", "copy.example", null),
        Published.UNKNOWN,
        FETCHED_AT,
        original,
        original,
        Duplicate.Kind.NEAR,
        0.91);
  }

  /** Returns the story of the sample article with another id and a number of copies. */
  public static Story story(String id, long copies) {
    var original = new StoryArticle(id, OUTLET, published(), FETCHED_AT);
    return Story.of(original)
        .url(URL)
        .title(article().title())
        .copies(copies)
        .outlets(List.of(OUTLET), 2)
        .seen(FETCHED_AT, FETCHED_AT)
        .earliest(original)
        .updatedAt(FETCHED_AT)
        .build();
  }

  /** Returns the story of the sample article and its copy. */
  public static Story story() {
    Article article = article();
    Duplicate copy = duplicate();
    var original = new StoryArticle(ID, OUTLET, article.published(), FETCHED_AT);
    return Story.of(original)
        .url(article.url())
        .title(article.title())
        .copies(1)
        .outlets(List.of(copy.outlet(), OUTLET), 2)
        .seen(FETCHED_AT, FETCHED_AT)
        .earliest(original)
        .updatedAt(FETCHED_AT)
        .build();
  }

  public static CountryDay countryDay() {
    return new CountryDay("KE", "bri", "2026-10-20", 1, 2, 1, 1, FETCHED_AT);
  }

  public static Initiative initiative() {
    return new Initiative(
        "bri",
        "Belt and Road Initiative",
        "belt-and-road",
        "strategy",
        List.of("CN"),
        2013,
        null,
        List.of("Belt and Road Initiative", "Belt and Road"),
        List.of(new Initiative.Acronym("BRI", true, null, "brain research", List.of("road"))),
        List.of(new Initiative.Contextual("new silk roads", List.of("China"))),
        Map.of("zh-Hans", List.of("一带一路")),
        Map.of("ru", "пояс\\p{L}*\\s+и\\s+пут\\p{L}+"),
        List.of("Belt and Road Cycling Club"),
        null);
  }

  public static DeadLetter deadLetter() {
    return DeadLetter.of(
        "enrich",
        "not a RawArticle: an article needs a text",
        Topics.RAW_ARTICLES.name(),
        0,
        42,
        "key",
        new byte[] {123, 125},
        FETCHED_AT);
  }
}
