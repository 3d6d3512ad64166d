package dev.silkwire.sink.api;

import dev.silkwire.contract.ArticleDraft;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.TestLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * So many articles that lists are made in every way there is, a quarter of an hour after one
 * another; some are of the day before where they were printed, some are of a day that was still to
 * come.
 */
final class ManyArticles {
  static final int MANY = 1500;

  private static final Instant FIRST = Instant.parse("2026-10-01T00:07:00Z");

  private static final int DAY = 24 * 4;

  private final TestLog log;

  ManyArticles(TestLog log) {
    this.log = log;
  }

  /** The tags of an article by its number, from which tests compute the expected lists. */
  record Told(
      String id,
      LocalDate day,
      List<String> initiatives,
      List<String> countries,
      List<String> regions,
      String outlet,
      String title,
      int copies) {}

  /** The newest first. */
  static List<Told> newestFirst() {
    return IntStream.range(0, MANY).mapToObj(n -> told(MANY - 1 - n)).toList();
  }

  private static Told told(int n) {
    return new Told(
        "a%04d".formatted(n),
        published(n).date(),
        which(n, Map.of("bri", 2, "dsr", 5, "gdi", 40)),
        which(n + 1, Map.of("KE", 1, "UG", 4, "TZ", 90)),
        which(n, Map.of("east-african-community", 10)),
        n % 8 == 0 ? "other.example" : "one.example",
        "Story " + String.join(" ", which(n, Map.of("zebra", 3, "quagga", 60))),
        n % 20 == 0 ? n / 20 % 5 + 1 : 0);
  }

  private static List<String> which(int n, Map<String, Integer> oneOf) {
    return oneOf.keySet().stream().sorted().filter(name -> n % oneOf.get(name) == 0).toList();
  }

  private static Instant at(int n) {
    return FIRST.plusSeconds(n * 900L);
  }

  private static Published published(int n) {
    LocalDate day = LocalDate.ofInstant(at(n), ZoneOffset.UTC);
    if (n % 97 == 0) {
      LocalDate soon = day.plusDays(3);
      return new Published(at(n + DAY * 3), soon, null, Published.Precision.SECOND, "meta", false);
    }
    LocalDate printed = n % 6 == 0 ? day.minusDays(1) : day;
    return new Published(at(n), printed, null, Published.Precision.SECOND, "meta", false);
  }

  /** All that is to be written. */
  SinkRecord[] arrivals() {
    List<SinkRecord> all = new ArrayList<>();
    for (int n = 0; n < MANY; n++) {
      Told told = told(n);
      Article article = article(told, published(n), at(n));
      all.add(log.put(Topics.ARTICLES, told.id(), article));
      article.initiatives().forEach(tag -> all.add(mention(article, tag)));
      if (told.copies() > 0) {
        all.add(log.put(Topics.STORIES, told.id(), Samples.story(told.id(), told.copies())));
      }
      for (int copy = 0; copy < told.copies(); copy++) {
        String id = told.id() + "-" + copy;
        all.add(log.put(Topics.DUPLICATES, id, Samples.duplicate(id, told.id())));
      }
    }
    CountryDay world = new CountryDay("*", "*", "undated", MANY, MANY, MANY, 0, at(MANY));
    all.add(log.put(Topics.COUNTRY_DAYS, "*/*/undated", world));
    return all.toArray(SinkRecord[]::new);
  }

  private static Article article(Told told, Published published, Instant at) {
    Stream<String> countries = told.countries().stream();
    return ArticleDraft.of(told.id())
        .title(told.title())
        .outlet(new Outlet(null, told.outlet(), null))
        .published(published)
        .fetchedAt(at)
        .initiatives(told.initiatives().stream().map(ManyArticles::tag).toList())
        .countries(countries.map(ManyArticles::country).toList())
        .regions(told.regions().stream().map(region -> new RegionTag(region, 1)).toList())
        .article();
  }

  private static InitiativeTag tag(String id) {
    return new InitiativeTag(id, 2, Samples.article().initiatives().get(0).mentions());
  }

  private static CountryTag country(String code) {
    boolean focus = !code.equals("KE");
    return new CountryTag(code, 1, List.of(CountryTag.MENTIONED), Map.of("name", 1), focus);
  }

  private SinkRecord mention(Article article, InitiativeTag tag) {
    Mention sample = Samples.mention();
    Mention mention = Mention.of(article, tag, sample.sentences(), sample.countries());
    return log.put(Topics.MENTIONS, Mention.key(article.id(), tag.id()), mention);
  }
}
