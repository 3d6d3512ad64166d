package dev.silkwire.sink.page;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.ContentHash;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.Evidence;
import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Poll;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.store.Arrival;
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
  private record Entry(String id, String name, String family, List<String> forms) {}

  private record Line(String language, String title, String text) {}

  private static final List<Entry> CATALOGUE =
      List.of(
          new Entry(
              "bri",
              "Belt and Road Initiative",
              "belt-and-road",
              List.of("Belt and Road", "一带一路", "Пояс и путь", "مبادرة الحزام والطريق", "一帯一路")),
          new Entry(
              "digital-silk-road",
              "Digital Silk Road",
              "belt-and-road",
              List.of("Digital Silk Road", "数字丝绸之路", "ڈیجیٹل سلک روڈ", "Ruta de la Seda Digital")),
          new Entry(
              "maritime-silk-road",
              "21st Century Maritime Silk Road",
              "belt-and-road",
              List.of("Maritime Silk Road")),
          new Entry(
              "cpec",
              "China-Pakistan Economic Corridor",
              "belt-and-road",
              List.of("CPEC", "سی پیک")),
          new Entry(
              "china-asean-information-harbor",
              "China-ASEAN Information Harbor",
              "digital",
              List.of("China-ASEAN Information Harbor")),
          new Entry("internet-plus", "Internet Plus", "digital", List.of("Internet Plus")),
          new Entry(
              "e-cny", "Digital yuan (e-CNY)", "payments", List.of("e-CNY", "yuan numérique")),
          new Entry("cips", "Cross-border Interbank Payment System", "payments", List.of("CIPS")),
          new Entry("global-gateway", "Global Gateway", "others", List.of("Global Gateway")),
          new Entry("pgi", "Partnership for Global Infrastructure", "others", List.of("PGI")),
          new Entry(
              "gdi",
              "Global Development Initiative",
              "global",
              List.of("Global Development Initiative")),
          new Entry(
              "lobito",
              "Lobito Corridor",
              "others",
              List.of("Lobito Corridor", "Corredor do Lobito")));

  private static final List<Line> LINES =
      List.of(
          new Line(
              "en",
              "Almaty data centre opens its doors to shippers",
              "Officials in Almaty opened a data centre on Monday. 🚉 They called it the first hall of the Digital Silk Road in Central Asia.\nFreight firms will rent racks by the month.\nA second hall follows in spring, the operator said, once the power line is doubled."),
          new Line(
              "en",
              "Port of Mombasa orders electric cranes",
              "Kenya ordered twelve cranes for Mombasa under a Belt and Road loan.\nDelivery starts in May. The port says that the cranes halve the time a ship waits."),
          new Line(
              "en",
              "Lobito Corridor trains carry first copper since the floods",
              "The Lobito Corridor moved 4,000 tonnes of copper in its first week back.\nGlobal Gateway money pays for the signals, and a PGI grant for the yards."),
          new Line(
              "en",
              "Gwadar waits for ships as CPEC turns ten",
              "Ten years after the first truck, CPEC has a port, a road and few ships.\nFishermen say that the promised jetty has not been built."),
          new Line(
              "zh-Hans",
              "数字丝绸之路论坛在南宁开幕",
              "数字丝绸之路论坛周二在南宁开幕。\n与会者来自十二个国家，讨论一带一路沿线的数据流动。\n主办方表示，明年将在河内再次举行。"),
          new Line(
              "ru",
              "Казахстан и Китай обсудили «Пояс и путь»",
              "В Астане обсудили инициативу «Пояс и путь» и новые железные дороги.\nСтороны договорились о втором терминале в Хоргосе."),
          new Line(
              "ur",
              "ڈیجیٹل سلک روڈ سے گوادر کو فائبر ملے گا",
              "حکام کے مطابق ڈیجیٹل سلک روڈ کے تحت گوادر تک فائبر بچھایا جائے گا۔\nسی پیک کے دفتر نے کہا کہ کام اگلے ماہ شروع ہوگا۔"),
          new Line(
              "ar",
              "مصر تنضم إلى ورشة حول مبادرة الحزام والطريق",
              "عقدت القاهرة ورشة عن مبادرة الحزام والطريق بحضور خبراء من ثماني دول.\nوقال المنظمون إن الورشة المقبلة ستكون في الرباط."),
          new Line(
              "es",
              "Chile estudia un cable para la Ruta de la Seda Digital",
              "El gobierno estudia un cable submarino como parte de la Ruta de la Seda Digital.\nLa decisión llegará antes de fin de año."),
          new Line(
              "fr",
              "Le yuan numérique testé dans un port d'Abidjan",
              "Le yuan numérique a servi à payer des droits de port à Abidjan.\nLa banque centrale parle d'un essai de six mois."),
          new Line("ja", "一帯一路の港湾計画、スリランカで見直し", "スリランカ政府は一帯一路の港湾計画を見直すと発表した。\n新しい入札は来年行われる。"),
          new Line(
              "en",
              "Banks in Singapore and Laos join CIPS",
              "Two banks joined CIPS this week, one in Singapore and one in Laos.\nThe China-ASEAN Information Harbor will host their backup lines."),
          new Line(
              "en",
              "Villages count solar pumps of the Global Development Initiative",
              "A survey in Fiji and Tonga counted 214 pumps paid for by the Global Development Initiative.\nNine of ten still work."),
          new Line(
              "en",
              "A Maritime Silk Road museum for Malé",
              "The Maldives will build a museum of the Maritime Silk Road on reclaimed land.\nEntry will be free for schools."));

  private static final String[][] COUNTRIES = {
    {"KZ", "CN", "UZ"}, {"KE", "CN"}, {"AO", "CD", "ZM", "US"}, {"PK", "CN"}, {"CN", "VN"},
    {"KZ", "CN", "RU"}, {"PK", "CN"}, {"EG", "MA", "CN"}, {"CL", "AR", "CN"}, {"CI", "CN", "FR"},
    {"LK", "JP", "CN"}, {"SG", "LA", "CN", "HK"}, {"FJ", "TO", "CN", "BH"}, {"MV", "CN", "MT"}
  };

  private static final List<Outlet> OUTLETS =
      List.of(
          new Outlet("Steppe Courier", "steppe.example", "KZ"),
          new Outlet("Harbour Gazette", "harbour.example", "KE"),
          new Outlet("Southern Cable", "cable.example", "SG"),
          new Outlet("The Daily Loom", "loom.example", "GB"),
          new Outlet("Caravan Online", "caravan.example", "PK"),
          new Outlet(null, "wire.example", null));

  private final Random random = new Random(7);
  private final TestLog log;
  private final Instant now;
  private final Map<String, CountryDay> totals = new HashMap<>();
  private final List<Arrival> arrivals = new ArrayList<>();

  Newsroom(TestLog log, Instant now) {
    this.log = log;
    this.now = now;
  }

  /** Records of all topics: so many stories over so many days back from now. */
  List<Arrival> publish(int stories, int days) {
    CATALOGUE.forEach(this::catalogue);
    for (int i = 0; i < stories; i++) {
      double back = random.nextDouble();
      story(i, now.minusSeconds((long) (back * back * days * 86_400)));
    }
    totals.forEach((key, day) -> arrivals.add(log.put(Topics.COUNTRY_DAYS, key, day)));
    feeds();
    letters();
    return arrivals;
  }

  private void catalogue(Entry e) {
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
    int which = (int) (random.nextDouble() * random.nextDouble() * LINES.size());
    Line line = LINES.get(which);
    String id = ContentHash.of("story", Integer.toString(i));
    Outlet outlet = OUTLETS.get(random.nextInt(OUTLETS.size()));
    Published published = i % 41 == 40 ? Published.UNKNOWN : dated(at);
    List<InitiativeTag> tags = tags(line);
    List<CountryTag> countries = countries(COUNTRIES[which]);
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
    countries.forEach(c -> count(c, "*", published.day(), copies, c.count()));
    tags.forEach(t -> countries.forEach(c -> count(c, t.id(), published.day(), copies, t.count())));
  }

  private static Published dated(Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return new Published(at, day, "+00:00", Published.Precision.SECOND, "json-ld", false);
  }

  private static List<InitiativeTag> tags(Line line) {
    List<InitiativeTag> tags = new ArrayList<>();
    for (Entry e : CATALOGUE) {
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

  private static List<CountryTag> countries(String[] codes) {
    List<CountryTag> tags = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      tags.add(
          new CountryTag(
              codes[i], codes.length - i, List.of("mentioned"), Map.of("name", 1), i == 0));
    }
    return tags;
  }

  private void mention(Article a, InitiativeTag tag) {
    Evidence first = tag.mentions().get(0);
    String field = first.field() == Evidence.Field.TITLE ? a.title() : a.text();
    Mention.Sentence sentence = sentence(field, first);
    Mention mention =
        new Mention(
            a.id(),
            tag.id(),
            a.storyId(),
            a.revision(),
            a.url(),
            a.title(),
            a.outlet(),
            a.language(),
            a.published(),
            a.fetchedAt(),
            tag.count(),
            List.of(sentence),
            a.countries().stream().map(CountryTag::code).toList());
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
    Outlet outlet = OUTLETS.get((nth + 1) % OUTLETS.size());
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

  private void count(CountryTag c, String initiative, String day, int copies, int mentions) {
    CountryDay more =
        new CountryDay(c.code(), initiative, day, 1, 1 + copies, mentions, c.focus() ? 1 : 0, now);
    totals.merge(CountryDay.key(c.code(), initiative, day), more, Newsroom::sum);
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

  private void feeds() {
    String[] notes = {
      null,
      null,
      null,
      null,
      null,
      "answers 503 Service Unavailable",
      "the document is not a feed: it begins with <html>",
      null
    };
    for (int i = 0; i < notes.length; i++) {
      Outlet outlet = OUTLETS.get(i % OUTLETS.size());
      String url = "https://" + outlet.domain() + "/feeds/world-" + i + ".xml";
      String id = Feed.idOf(url);
      arrivals.add(
          log.put(
              Topics.FEEDS,
              id,
              new Feed(
                  id,
                  url,
                  Feed.Kind.SYNDICATION,
                  null,
                  outlet,
                  List.of(),
                  null,
                  null,
                  null,
                  null)));
      boolean ill = notes[i] != null;
      FeedStatus.State state = i == 4 ? FeedStatus.State.GONE : FeedStatus.State.ACTIVE;
      FeedStatus status =
          new FeedStatus(
              id,
              url,
              state,
              ill ? "failed" : i == 4 ? "gone" : "ok",
              i == 4 ? "answers 410: its publisher has closed it" : notes[i],
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
      if (i < notes.length - 1) {
        arrivals.add(log.put(Topics.FEED_STATUS, id, status));
        for (int p = 0; p < 20; p++) {
          arrivals.add(
              log.put(
                  Topics.POLLS,
                  id,
                  new Poll(
                      id,
                      url,
                      Poll.Kind.FEED,
                      now.minusSeconds(300L * p),
                      80,
                      "ok",
                      notes[i],
                      200,
                      9000,
                      30,
                      2,
                      27,
                      Map.of("no-text", 1),
                      now)));
        }
      }
    }
  }

  private void letters() {
    arrivals.add(
        log.put(
            Topics.DEAD_LETTERS,
            "k",
            new DeadLetter(
                "enrich",
                "not a RawArticle: an article needs a text",
                "news.raw-articles",
                2,
                4711,
                "9f1c",
                DeadLetter.encode(
                    "{\"id\": \"9f1c\", \"title\": \"Half a record\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                now.minusSeconds(4000))));
  }
}
