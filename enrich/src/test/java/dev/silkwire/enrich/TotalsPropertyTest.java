package dev.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.enrich.initiative.Catalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, in whatever order: the topics agree with one another when it is over. */
class TotalsPropertyTest {
  private static final int READINGS = 150;
  private static final int OUTLETS = 14;
  private static final List<Outlet> CARRIERS =
      List.of(
          new Outlet("A", "a.example", null),
          new Outlet("A at home", "a.example", "KE"),
          new Outlet("B", "b.example", "PE"),
          new Outlet("C", "c.example", null),
          new Outlet("D", null, null));
  private static final List<String> COUNTRIES = List.of("Kenya", "Laos", "Peru", "Kazakhstan");
  private static final List<String> PLANS =
      List.of("the Digital Silk Road", "Global Gateway", "the Belt and Road Initiative", "a loan");
  private static final List<String> TAILS =
      List.of(
          "",
          "The ministry did not say what the second phase of the work would cost the city.",
          "Two banks have promised money, and a third is still looking at the contracts closely.");
  private static final List<String> SUBJECTS =
      List.of(
          "a data centre beside the old harbour that will hold the records of nine hospitals",
          "an exchange point in the hills where four operators hand each other their traffic",
          "a training school for engineers who lay cables under rivers and along the railways");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void totalsEqualTheSumOverTheArticlesInForce(long seed) {
    Random random = new Random(seed);
    try (Flow flow = Flow.started()) {
      List<RawArticle> readings = new ArrayList<>();
      for (int i = 0; i < READINGS; i++) {
        readings.add(reading(random, readings, Flow.START.plusSeconds(i)));
        flow.read(readings.get(i));
        if (random.nextInt(4) == 0) {
          catalogueChanges(flow, random);
          flow.retag(pick(random, readings));
        }
      }
      Map<String, Article> articles = flow.articles().rows();
      Map<String, Duplicate> duplicates = flow.duplicates().rows();

      assertThat(duplicates).isNotEmpty();
      assertThat(articles.keySet()).doesNotContainAnyElementsOf(duplicates.keySet());
      assertThat(duplicates.values())
          .allSatisfy(d -> assertThat(articles).containsKey(d.duplicateOf()));
      assertThat(flow.mentions().rows().keySet()).isEqualTo(mentions(articles));
      assertThat(RecountedStories.withoutUpdate(flow.stories().rows()))
          .isEqualTo(RecountedStories.of(articles.values(), duplicates.values()));
      Map<String, CountryDay> days = flow.countryDays().rows();
      assertThat(counts(days)).isEqualTo(expected(articles, duplicates));
      List<CountryDay> world =
          days.values().stream().filter(d -> d.country().equals("*") && isAny(d)).toList();
      assertThat(world.stream().mapToLong(CountryDay::stories).sum()).isEqualTo(articles.size());
      assertThat(world.stream().mapToLong(CountryDay::articles).sum())
          .isEqualTo(articles.size() + duplicates.size());
    }
  }

  private static boolean isAny(CountryDay day) {
    return day.initiative().equals(CountryDay.ANY);
  }

  /** A new text, or one from before with another last sentence, which is a near-duplicate. */
  private static RawArticle reading(Random random, List<RawArticle> before, Instant at) {
    String outlet = "outlet" + random.nextInt(OUTLETS);
    String text =
        before.isEmpty() || random.nextBoolean()
            ? text(random)
            : pick(random, before).text().replaceFirst("\n.*", "");
    String title = "Opened: " + pick(random, COUNTRIES);
    return Readings.of(
        outlet,
        title,
        text + "\n" + pick(random, TAILS),
        pick(random, CARRIERS),
        published(random),
        at);
  }

  private static Published published(Random random) {
    LocalDate day = random.nextInt(5) == 0 ? null : Readings.DAY.plusDays(random.nextInt(2));
    return day == null || random.nextBoolean()
        ? Readings.published(day)
        : Readings.minute(Flow.START.minusSeconds(3600L * random.nextInt(40)));
  }

  private static String text(Random random) {
    String country = pick(random, COUNTRIES);
    return "%s has opened %s, built under %s, and %s hopes for more."
        .formatted(country, pick(random, SUBJECTS), pick(random, PLANS), country);
  }

  /** An entry is added or removed; earlier articles are retagged step by step. */
  private static void catalogueChanges(Flow flow, Random random) {
    if (random.nextBoolean()) {
      flow.initiativeBytes("global-gateway", null);
    } else {
      Catalogue.builtIn().initiatives().stream()
          .filter(entry -> entry.id().equals("global-gateway"))
          .forEach(flow::initiative);
    }
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Set<String> mentions(Map<String, Article> articles) {
    return articles.values().stream()
        .flatMap(a -> a.initiatives().stream().map(i -> Mention.key(a.id(), i.id())))
        .collect(Collectors.toSet());
  }

  private record Counts(long stories, long articles, long mentions, long focus) {
    Counts plus(Counts o) {
      return new Counts(
          stories + o.stories, articles + o.articles, mentions + o.mentions, focus + o.focus);
    }
  }

  private static Map<String, Counts> counts(Map<String, CountryDay> days) {
    Map<String, Counts> counts = new HashMap<>();
    days.forEach(
        (key, d) -> {
          Counts c = new Counts(d.stories(), d.articles(), d.mentions(), d.focusStories());
          if (!c.equals(new Counts(0, 0, 0, 0))) {
            counts.put(key, c);
          }
        });
    return counts;
  }

  private static Map<String, Counts> expected(
      Map<String, Article> articles, Map<String, Duplicate> duplicates) {
    Map<String, Counts> expected = new HashMap<>();
    for (Article article : articles.values()) {
      long copies =
          duplicates.values().stream().filter(d -> d.duplicateOf().equals(article.id())).count();
      long mentions = article.initiatives().stream().mapToLong(InitiativeTag::count).sum();
      add(expected, article, CountryDay.WORLD, new Counts(1, 1 + copies, mentions, 0));
      for (CountryTag country : article.countries()) {
        if (country.mentioned()) {
          long focus = country.focus() ? 1 : 0;
          add(expected, article, country.code(), new Counts(1, 1 + copies, country.count(), focus));
        }
      }
    }
    return expected;
  }

  private static void add(
      Map<String, Counts> expected, Article article, String country, Counts any) {
    String day = article.published().day();
    expected.merge(CountryDay.key(country, CountryDay.ANY, day), any, Counts::plus);
    for (InitiativeTag initiative : article.initiatives()) {
      expected.merge(
          CountryDay.key(country, initiative.id(), day),
          new Counts(1, any.articles(), initiative.count(), any.focus()),
          Counts::plus);
    }
  }
}
