package dev.silkwire.app.ledger;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.InitiativeTag;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Computes country-days from articles and their copies, independently of enrich. Stateless. */
final class LedgerTotals {
  private LedgerTotals() {}

  /** The numbers of a country-day, without the time of its update. */
  record Sum(long stories, long articles, long mentions, long focusStories) {
    Sum plus(Sum other) {
      return new Sum(
          stories + other.stories,
          articles + other.articles,
          mentions + other.mentions,
          focusStories + other.focusStories);
    }

    boolean isZero() {
      return stories == 0 && articles == 0 && mentions == 0 && focusStories == 0;
    }
  }

  /** Returns the number of copies of each original that has copies. */
  static Map<String, Long> copies(Collection<Duplicate> duplicates) {
    return duplicates.stream()
        .collect(Collectors.groupingBy(Duplicate::duplicateOf, Collectors.counting()));
  }

  static Map<String, Sum> of(Collection<Article> articles, Collection<Duplicate> duplicates) {
    Map<String, Long> copies = copies(duplicates);
    Map<String, Sum> sums = new TreeMap<>();
    for (Article article : articles) {
      add(sums, article, 1 + copies.getOrDefault(article.id(), 0L));
    }
    return sums;
  }

  private static void add(Map<String, Sum> sums, Article article, long reach) {
    long mentions = article.initiatives().stream().mapToLong(InitiativeTag::count).sum();
    add(sums, article, CountryDay.WORLD, new Sum(1, reach, mentions, 0));
    for (CountryTag country : article.countries()) {
      if (country.mentioned()) {
        Sum sum = new Sum(1, reach, country.count(), country.focus() ? 1 : 0);
        add(sums, article, country.code(), sum);
      }
    }
  }

  private static void add(Map<String, Sum> sums, Article article, String country, Sum any) {
    String day = article.published().day();
    sums.merge(CountryDay.key(country, CountryDay.ANY, day), any, Sum::plus);
    for (InitiativeTag initiative : article.initiatives()) {
      sums.merge(
          CountryDay.key(country, initiative.id(), day),
          new Sum(any.stories(), any.articles(), initiative.count(), any.focusStories()),
          Sum::plus);
    }
  }

  /** Returns the totals in the topic, without those that corrections have set to zero. */
  static Map<String, Sum> of(Map<String, CountryDay> topic) {
    Map<String, Sum> sums = new TreeMap<>();
    topic.forEach(
        (key, d) -> {
          Sum sum = new Sum(d.stories(), d.articles(), d.mentions(), d.focusStories());
          if (!sum.isZero()) {
            sums.put(key, sum);
          }
        });
    return sums;
  }

  /** Returns the first three differences, for a person. */
  static String difference(Map<String, Sum> expected, Map<String, Sum> actual) {
    Map<String, Sum> all = new TreeMap<>(actual);
    all.putAll(expected);
    return all.keySet().stream()
        .filter(k -> !String.valueOf(expected.get(k)).equals(String.valueOf(actual.get(k))))
        .limit(3)
        .map(k -> "; %s should be %s and is %s".formatted(k, expected.get(k), actual.get(k)))
        .collect(Collectors.joining());
  }
}
