package dev.silkwire.sink.store;

import static dev.silkwire.sink.store.Table.keyed;
import static dev.silkwire.sink.store.Table.logged;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.words.Searchable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables, in the order in which an article passes through their topics. */
public final class Tables {
  static final Table<Feed> FEEDS =
      keyed(Topics.FEEDS, "feeds", "id")
          .column("url", Feed::url)
          .column("kind", f -> word(f.kind()))
          .column("title", Feed::title)
          .columns(t -> outlet(t, Feed::outlet))
          .column("labels", f -> json(f.labels()))
          .column("language", Feed::language)
          .build();

  static final Table<FeedStatus> FEED_STATUS =
      keyed(Topics.FEED_STATUS, "feed_status", "feed_id")
          .column("url", FeedStatus::url)
          .column("state", s -> word(s.state()))
          .column("outcome", FeedStatus::outcome)
          .column("note", FeedStatus::note)
          .column("http_status", FeedStatus::httpStatus)
          .column("last_poll", s -> SortableTimestamps.text(s.lastPoll()))
          .column("next_poll", s -> SortableTimestamps.text(s.nextPoll()))
          .column("failures", FeedStatus::failures)
          .column("interval_seconds", FeedStatus::interval)
          .column("last_new_article", s -> SortableTimestamps.text(s.lastNewArticle()))
          .column("habit_seconds", FeedStatus::habit)
          .column("silent_since", s -> SortableTimestamps.text(s.silentSince()))
          .column("known_entries", s -> s.entries().size())
          .build();

  static final Table<Poll> POLLS =
      logged(Topics.POLLS, "polls", "record_id")
          .column("feed_id", Poll::feedId)
          .column("url", Poll::url)
          .column("kind", p -> word(p.kind()))
          .arrival("started_at", Poll::startedAt)
          .column("millis", Poll::millis)
          .column("outcome", Poll::outcome)
          .column("note", Poll::note)
          .column("http_status", Poll::httpStatus)
          .column("bytes", Poll::bytes)
          .column("seen", Poll::seen)
          .column("published", Poll::published)
          .column("unchanged", Poll::unchanged)
          .column("skipped", p -> p.seen() - p.published() - p.unchanged())
          .column("skips", p -> json(p.skipped()))
          .column("next_poll", p -> SortableTimestamps.text(p.nextPoll()))
          .build();

  static final Table<Initiative> INITIATIVES =
      keyed(Topics.INITIATIVES, "initiatives", "id")
          .column("name", Initiative::name)
          .column("family", Initiative::family)
          .column("kind", Initiative::kind)
          .column("lead", i -> json(i.lead()))
          .column("since", Initiative::since)
          .column("parent", Initiative::parent)
          .column("note", Initiative::note)
          .build();

  static final Table<Article> ARTICLES =
      keyed(Topics.ARTICLES, "articles", "id")
          .column("url", Article::url)
          .column("canonical_url", Article::canonicalUrl)
          .columns(t -> outlet(t, Article::outlet))
          .column("feed", Article::feed)
          .column("title", Article::title)
          .column("text", Article::text)
          .column("captions", a -> json(a.captions()))
          .column("authors", a -> json(a.authors()))
          .column("language", Article::language)
          .columns(t -> published(t, Article::published))
          .column("modified_at", a -> SortableTimestamps.text(a.modifiedAt()))
          .arrival("fetched_at", Article::fetchedAt)
          .column("revision", Article::revision)
          .column("story_id", Article::storyId)
          .column("initiatives", a -> json(a.initiatives()))
          .column("countries", a -> json(a.countries()))
          .column("regions", a -> json(a.regions()))
          .column("day", a -> a.published().day())
          .received("listed_at", Tables::listedAt)
          .child(
              "article_initiatives",
              List.of("article_id", "initiative", "mentions", "day", "listed_at"),
              Tables::initiativeRows)
          .child(
              "article_countries",
              List.of(
                  "article_id",
                  "country",
                  "mentions",
                  "mentioned",
                  "dateline",
                  "publisher",
                  "focus",
                  "day",
                  "listed_at"),
              Tables::countryRows)
          .child(
              "article_regions",
              List.of("article_id", "region", "mentions", "listed_at"),
              Tables::regionRows)
          .search(Tables::searchable)
          .build();

  static final Table<Duplicate> DUPLICATES =
      keyed(Topics.DUPLICATES, "duplicates", "id")
          .column("url", Duplicate::url)
          .column("title", Duplicate::title)
          .columns(t -> outlet(t, Duplicate::outlet))
          .columns(t -> published(t, Duplicate::published))
          .arrival("fetched_at", Duplicate::fetchedAt)
          .column("duplicate_of", Duplicate::duplicateOf)
          .column("story_id", Duplicate::storyId)
          .column("kind", d -> word(d.kind()))
          .column("similarity", Duplicate::similarity)
          .build();

  static final Table<Story> STORIES =
      keyed(Topics.STORIES, "stories", "id")
          .key(Story::id)
          .column("url", Story::url)
          .column("title", Story::title)
          .column("copies", Story::copies)
          .column("outlet_count", Story::outletCount)
          .column("outlets", s -> json(s.outlets()))
          .column("first_seen", s -> SortableTimestamps.text(s.firstSeen()))
          .column("last_seen", s -> SortableTimestamps.text(s.lastSeen()))
          .column("earliest", s -> s.earliest() == null ? null : json(s.earliest()))
          .column("updated_at", s -> SortableTimestamps.text(s.updatedAt()))
          .build();

  static final Table<Mention> MENTIONS =
      keyed(Topics.MENTIONS, "mentions", "article_id", "initiative")
          .column("story_id", Mention::storyId)
          .column("revision", Mention::revision)
          .column("url", Mention::url)
          .column("title", Mention::title)
          .columns(t -> outlet(t, Mention::outlet))
          .column("language", Mention::language)
          .columns(t -> published(t, Mention::published))
          .arrival("fetched_at", Mention::fetchedAt)
          .column("mentions", Mention::count)
          .column("sentences", m -> json(m.sentences()))
          .column("countries", m -> json(m.countries()))
          .column("day", m -> m.published().day())
          .received(
              "listed_at",
              m ->
                  SortableTimestamps.listedAt(
                      m.value().published(), m.arrival(m.value().fetchedAt())))
          .build();

  static final Table<CountryDay> COUNTRY_DAYS =
      keyed(Topics.COUNTRY_DAYS, "country_days", "country", "initiative", "day")
          .key(d -> CountryDay.key(d.country(), d.initiative(), d.date()))
          .column("stories", CountryDay::stories)
          .column("articles", CountryDay::articles)
          .column("mentions", CountryDay::mentions)
          .column("focus_stories", CountryDay::focusStories)
          .column("updated_at", d -> SortableTimestamps.text(d.updatedAt()))
          .build();

  static final Table<DeadLetter> DEAD_LETTERS =
      logged(Topics.DEAD_LETTERS, "dead_letters", "record_id")
          .column("stage", DeadLetter::stage)
          .column("reason", DeadLetter::reason)
          .column("topic", DeadLetter::topic)
          .column("partition_no", DeadLetter::partition)
          .column("topic_offset", DeadLetter::offset)
          .column("record_key", DeadLetter::key)
          .column("value", DeadLetter::value)
          .column("value_bytes", DeadLetter::valueBytes)
          .arrival("refused_at", DeadLetter::refusedAt)
          .build();

  /** All tables. */
  public static final List<Table<?>> ALL =
      List.of(
          FEEDS,
          FEED_STATUS,
          POLLS,
          INITIATIVES,
          ARTICLES,
          DUPLICATES,
          STORIES,
          MENTIONS,
          COUNTRY_DAYS,
          DEAD_LETTERS);

  private Tables() {}

  private static <V> Table.Builder<V> outlet(Table.Builder<V> table, Function<V, Outlet> outlet) {
    return table
        .column("outlet_name", v -> outlet.apply(v).name())
        .column("outlet_domain", v -> outlet.apply(v).domain())
        .column("outlet_country", v -> outlet.apply(v).country());
  }

  private static <V> Table.Builder<V> published(
      Table.Builder<V> table, Function<V, Published> published) {
    return table
        .column("published_at", v -> SortableTimestamps.text(published.apply(v).at()))
        .column("published_date", v -> date(published.apply(v)))
        .column("published_offset", v -> published.apply(v).offset())
        .column("published_precision", v -> word(published.apply(v).precision()))
        .column("published_source", v -> published.apply(v).source())
        .column("published_suspect", v -> bit(published.apply(v).suspect()));
  }

  private static @org.jspecify.annotations.Nullable String date(Published published) {
    return published.date() == null ? null : published.date().toString();
  }

  private static Searchable searchable(String id, Received<Article> received) {
    Article a = received.value();
    List<String> texts =
        Stream.concat(Stream.of(a.title(), a.text()), a.captions().stream()).toList();
    return Searchable.of(
        id,
        listedAt(received),
        a.published().day(),
        a.language(),
        a.outlet().domain(),
        texts,
        new Searchable.Tags(a.initiatives(), a.countries(), a.regions()));
  }

  private static String listedAt(Received<Article> received) {
    Article article = received.value();
    return SortableTimestamps.listedAt(article.published(), received.arrival(article.fetchedAt()));
  }

  private static List<List<Object>> initiativeRows(Received<Article> received) {
    Article a = received.value();
    return a.initiatives().stream()
        .map(i -> List.<Object>of(i.id(), i.count(), a.published().day(), listedAt(received)))
        .toList();
  }

  private static List<List<Object>> countryRows(Received<Article> received) {
    return received.value().countries().stream().map(c -> countryRow(received, c)).toList();
  }

  private static List<List<Object>> regionRows(Received<Article> received) {
    return received.value().regions().stream()
        .map(r -> List.<Object>of(r.id(), r.count(), listedAt(received)))
        .toList();
  }

  private static List<Object> countryRow(Received<Article> received, CountryTag c) {
    return List.of(
        c.code(),
        c.count(),
        bit(c.mentioned()),
        bit(c.roles().contains(CountryTag.DATELINE)),
        bit(c.roles().contains(CountryTag.PUBLISHER)),
        bit(c.focus()),
        received.value().published().day(),
        listedAt(received));
  }

  private static int bit(boolean condition) {
    return condition ? 1 : 0;
  }

  /** Returns an enum constant as the contract's JSON writes it. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass(), e);
    }
  }
}
