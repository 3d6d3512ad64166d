package dev.silkwire.sink.page;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Evidence;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.TestLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up news of many days in many languages, the same for the same day. */
final class Newsroom {
  private final Random random = new Random(7);
  private final TestLog log;
  private final Instant now;
  private final Map<String, CountryDay> totals = new HashMap<>();
  private final List<SinkRecord> arrivals = new ArrayList<>();

  Newsroom(TestLog log, Instant now) {
    this.log = log;
    this.now = now;
  }

  /** Returns records of all topics for a number of stories over a number of past days. */
  List<SinkRecord> publish(int stories, int days) {
    NewsroomTexts.CATALOGUE.forEach(this::catalogue);
    for (int i = 0; i < stories; i++) {
      double back = random.nextDouble();
      story(i, now.minusSeconds((long) (back * back * days * 86_400)));
    }
    totals.forEach((key, day) -> arrivals.add(log.put(Topics.COUNTRY_DAYS, key, day)));
    arrivals.addAll(new NewsroomFeeds(log, now).publish());
    return arrivals;
  }

  private void catalogue(NewsroomTexts.Entry e) {
    Initiative initiative =
        new Initiative(
            e.id(),
            e.name(),
            e.family(),
            "strategy",
            List.of("CN"),
            2013,
            null,
            e.forms(),
            null,
            null,
            null,
            null,
            null,
            e.id().equals("digital-silk-road")
                ? "The digital part of the Belt and Road: cables, data centres, payments, satellites."
                : null);
    arrivals.add(log.put(Topics.INITIATIVES, e.id(), initiative));
  }

  private void story(int i, Instant at) {
    int which = (int) (random.nextDouble() * random.nextDouble() * NewsroomTexts.LINES.size());
    NewsroomTexts.Line line = NewsroomTexts.LINES.get(which);
    String id = ContentHash.of("story", Integer.toString(i));
    Outlet outlet = NewsroomTexts.OUTLETS.get(random.nextInt(NewsroomTexts.OUTLETS.size()));
    Published published = i % 41 == 40 ? Published.UNKNOWN : dated(at);
    List<InitiativeTag> tags = tags(line);
    List<CountryTag> countries = countries(line.countries());
    int copies = random.nextInt(5) == 0 ? 1 + random.nextInt(4) : 0;
    String url = "https://" + outlet.domain() + "/" + id;
    Article article =
        new Article(
            id,
            url,
            url,
            outlet,
            "feed",
            line.title(),
            line.text(),
            List.of(),
            List.of("A. Reporter"),
            line.language(),
            published,
            null,
            at,
            i % 17 == 0 ? 2 : 1,
            id,
            tags,
            countries,
            List.of());
    arrivals.add(log.put(Topics.ARTICLES, id, article));
    tags.forEach(t -> mention(article, t));
    for (int c = 0; c < copies; c++) {
      copy(article, c);
    }
    if (copies > 0) {
      reach(article, copies);
    }
    String day = published.day();
    countries.forEach(c -> count(c, "*", day, copies, c.count()));
    tags.forEach(t -> countries.forEach(c -> count(c, t.id(), day, copies, t.count())));
    int mentions = tags.stream().mapToInt(InitiativeTag::count).sum();
    count("*", false, "*", day, copies, mentions);
    tags.forEach(t -> count("*", false, t.id(), day, copies, t.count()));
  }

  private static Published dated(Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return new Published(at, day, "+00:00", Published.Precision.SECOND, "json-ld", false);
  }

  private static List<InitiativeTag> tags(NewsroomTexts.Line line) {
    List<InitiativeTag> tags = new ArrayList<>();
    for (NewsroomTexts.Entry e : NewsroomTexts.CATALOGUE) {
      List<Evidence> evidence = new ArrayList<>();
      for (String form : e.forms()) {
        find(evidence, form, Evidence.Field.TITLE, line.title());
        find(evidence, form, Evidence.Field.TEXT, line.text());
      }
      if (!evidence.isEmpty()) {
        tags.add(new InitiativeTag(e.id(), evidence.size(), evidence));
      }
    }
    return tags;
  }

  private static void find(List<Evidence> into, String form, Evidence.Field field, String text) {
    int at = text.indexOf(form);
    if (at >= 0) {
      int start = text.codePointCount(0, at);
      int end = start + form.codePointCount(0, form.length());
      into.add(new Evidence(form, field, null, start, end, null));
    }
  }

  private static List<CountryTag> countries(List<String> codes) {
    List<CountryTag> tags = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      tags.add(
          new CountryTag(
              codes.get(i), codes.size() - i, List.of("mentioned"), Map.of("name", 1), i == 0));
    }
    return tags;
  }

  private void mention(Article a, InitiativeTag tag) {
    Evidence first = tag.mentions().get(0);
    String field = first.field() == Evidence.Field.TITLE ? a.title() : a.text();
    Mention.Sentence sentence = sentence(field, first);
    Mention mention =
        Mention.of(
            a, tag, List.of(sentence), a.countries().stream().map(CountryTag::code).toList());
    arrivals.add(log.put(Topics.MENTIONS, Mention.key(a.id(), tag.id()), mention));
  }

  private static Mention.Sentence sentence(String field, Evidence e) {
    int at = field.offsetByCodePoints(0, e.start());
    int from =
        Math.max(
                field.lastIndexOf('\n', at),
                Math.max(field.lastIndexOf(". ", at), field.lastIndexOf("。", at)))
            + 1;
    int to = field.indexOf('\n', at) < 0 ? field.length() : field.indexOf('\n', at);
    String text = field.substring(from, to);
    int start = field.codePointCount(from, at);
    return new Mention.Sentence(
        text,
        e.field(),
        field.codePointCount(0, from),
        List.of(new Mention.Highlight(start, start + e.end() - e.start())));
  }

  private void copy(Article a, int nth) {
    String id = ContentHash.of(a.id(), Integer.toString(nth));
    Outlet outlet = NewsroomTexts.OUTLETS.get((nth + 1) % NewsroomTexts.OUTLETS.size());
    Duplicate copy =
        new Duplicate(
            id,
            "https://" + outlet.domain() + "/" + id,
            a.title(),
            outlet,
            a.published(),
            a.fetchedAt().plus(Duration.ofMinutes(20)),
            a.id(),
            a.storyId(),
            nth % 2 == 0 ? Duplicate.Kind.SAME_TEXT : Duplicate.Kind.NEAR,
            nth % 2 == 0 ? 1 : 0.91);
    arrivals.add(log.put(Topics.DUPLICATES, id, copy));
  }

  private void reach(Article a, int copies) {
    Instant last = a.fetchedAt().plus(Duration.ofMinutes(20));
    StoryArticle original = new StoryArticle(a.id(), a.outlet(), a.published(), a.fetchedAt());
    Story story =
        Story.of(original)
            .url(a.url())
            .title(a.title())
            .copies(copies)
            .outlets(List.of(a.outlet()), 1 + copies)
            .seen(a.fetchedAt(), last)
            .updatedAt(last)
            .build();
    arrivals.add(log.put(Topics.STORIES, a.id(), story));
  }

  private void count(CountryTag c, String initiative, String day, int copies, int mentions) {
    count(c.code(), c.focus(), initiative, day, copies, mentions);
  }

  private void count(
      String country, boolean focus, String initiative, String day, int copies, int mentions) {
    CountryDay more =
        new CountryDay(country, initiative, day, 1, 1 + copies, mentions, focus ? 1 : 0, now);
    totals.merge(CountryDay.key(country, initiative, day), more, Newsroom::sum);
  }

  private static CountryDay sum(CountryDay a, CountryDay b) {
    return new CountryDay(
        a.country(),
        a.initiative(),
        a.date(),
        a.stories() + b.stories(),
        a.articles() + b.articles(),
        a.mentions() + b.mentions(),
        a.focusStories() + b.focusStories(),
        a.updatedAt());
  }
}
