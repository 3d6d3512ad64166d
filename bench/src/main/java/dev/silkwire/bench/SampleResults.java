package dev.silkwire.bench;

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
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.record.StoryArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the topology writes, made up: few initiatives, countries, outlets and words are in most of
 * it and many in little of it, as in the news. The same for the same seed.
 */
final class SampleResults {
  static final int INITIATIVES = 60;
  static final int COUNTRIES = 200;
  static final int REGIONS = 20;
  static final int OUTLETS = 3000;
  static final int VOCABULARY = 60_000;

  /**
   * How often words are used falls with their rank, by Zipf and Mandelbrot; with these numbers 600
   * words hold some 300 different ones, as 600 words of news do.
   */
  private static final double EXPONENT = 1.2;

  private static final double SHIFT = 3.7;

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<String> LANGUAGES =
      List.of(
          ("en zh-Hans es ru fr ar pt de id ja ko it tr vi fa hi ur th pl nl uk sw ms bn el cs hu ro"
                  + " sr kk uz ka km my ne si am ha mn")
              .split(" "));
  private final Random random;
  private final int words;
  private final double[] upTo = upTo();

  /**
   * Creates a generator of articles.
   *
   * @param seed the same seed generates the same articles
   * @param words of each article
   */
  SampleResults(long seed, int words) {
    this.random = new Random(seed);
    this.words = words;
  }

  /** A number below the bound; half of them are in the first few hundredths. */
  static int skewed(Random random, int bound) {
    return (int) (bound * Math.pow(random.nextDouble(), 4));
  }

  static String initiative(int number) {
    return "initiative-" + number;
  }

  static String country(int number) {
    return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
  }

  static String outlet(int number) {
    return "outlet-" + number + ".example";
  }

  static String word(int number) {
    return "w" + Integer.toString(number * 7919 % 1_000_003, 36);
  }

  static Initiative entry(int number) {
    return new Initiative(
        initiative(number),
        "Initiative " + number,
        "family-" + number % 5,
        null,
        List.of("CN"),
        2013,
        null,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null);
  }

  static String id(String of, int number) {
    return ContentHash.of(of + number);
  }

  Article article(int number, SampleDays.Dated dated) {
    LocalDate day = dated.published();
    Instant at = atSomeTime(day);
    Instant arrives =
        dated.arrives().equals(day) ? at.plusSeconds(60) : atSomeTime(dated.arrives());
    int outlet = skewed(random, OUTLETS);
    String id = id("article", number);
    return new Article(
        id,
        "https://" + outlet(outlet) + "/" + number,
        "https://" + outlet(outlet) + "/" + number,
        new Outlet("Outlet " + outlet, outlet(outlet), country(outlet % COUNTRIES)),
        "feed-" + outlet,
        text(8),
        text(words),
        List.of(),
        List.of(),
        LANGUAGES.get(skewed(random, LANGUAGES.size())),
        new Published(at, day, "+00:00", Published.Precision.SECOND, "meta", false),
        null,
        arrives,
        1,
        id,
        tags(),
        countries(),
        regions());
  }

  private Instant atSomeTime(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
  }

  private String text(int length) {
    return IntStream.range(0, length).mapToObj(i -> word(rank())).collect(Collectors.joining(" "));
  }

  /** Shares of the words up to each rank, added up. */
  private static double[] upTo() {
    double[] upTo = new double[VOCABULARY];
    double sum = 0;
    for (int rank = 0; rank < VOCABULARY; rank++) {
      sum += Math.pow(rank + SHIFT, -EXPONENT);
      upTo[rank] = sum;
    }
    return upTo;
  }

  private int rank() {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[VOCABULARY - 1]);
    return found < 0 ? -found - 1 : found;
  }

  private List<InitiativeTag> tags() {
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      chosen.add(skewed(random, INITIATIVES));
    }
    return chosen.stream().map(i -> new InitiativeTag(initiative(i), 2, List.of())).toList();
  }

  private List<CountryTag> countries() {
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      chosen.add(skewed(random, COUNTRIES));
    }
    return chosen.stream()
        .map(
            c ->
                new CountryTag(
                    country(c), 1, List.of(CountryTag.MENTIONED), Map.of("name", 1), c % 3 == 0))
        .toList();
  }

  private List<RegionTag> regions() {
    return random.nextInt(3) > 0
        ? List.of()
        : List.of(new RegionTag("region-" + skewed(random, REGIONS), 1));
  }

  List<Mention> mentions(Article a) {
    List<Mention> mentions = new ArrayList<>();
    for (InitiativeTag tag : a.initiatives()) {
      String sentence = a.text().substring(0, Math.min(80, a.text().length()));
      mentions.add(
          Mention.of(
              a,
              tag,
              List.of(
                  new Mention.Sentence(
                      sentence, Evidence.Field.TEXT, 0, List.of(new Mention.Highlight(0, 4)))),
              a.countries().stream().map(CountryTag::code).toList()));
    }
    return mentions;
  }

  Duplicate copy(int number, Article original) {
    int outlet = skewed(random, OUTLETS);
    return new Duplicate(
        id("copy", number),
        "https://" + outlet(outlet) + "/copy/" + number,
        original.title(),
        new Outlet("Outlet " + outlet, outlet(outlet), country(outlet % COUNTRIES)),
        original.published(),
        original.fetchedAt(),
        original.id(),
        original.storyId(),
        Duplicate.Kind.NEAR,
        0.9);
  }

  Story story(Article original, Duplicate copy) {
    return Story.of(
            new StoryArticle(
                original.id(), original.outlet(), original.published(), original.fetchedAt()))
        .url(original.url())
        .title(original.title())
        .copies(1)
        .outlets(List.of(original.outlet(), copy.outlet()), 2)
        .seen(original.fetchedAt(), copy.fetchedAt())
        .updatedAt(copy.fetchedAt())
        .build();
  }

  List<CountryDay> countryDays(Article a, Map<String, Long> running) {
    List<CountryDay> days = new ArrayList<>();
    List<String> places = new ArrayList<>(a.countries().stream().map(CountryTag::code).toList());
    places.add(CountryDay.WORLD);
    for (String country : places) {
      List<String> initiatives =
          new ArrayList<>(a.initiatives().stream().map(InitiativeTag::id).toList());
      initiatives.add(CountryDay.ANY);
      for (String initiative : initiatives) {
        String key = CountryDay.key(country, initiative, a.published().day());
        long stories = running.merge(key, 1L, Long::sum);
        days.add(
            new CountryDay(
                country, initiative, a.published().day(), stories, stories, 2 * stories, 0, NOW));
      }
    }
    return days;
  }
}
