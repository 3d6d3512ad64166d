package dev.silkwire.app.ledger;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.InitiativeTag;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Country-days, summed up anew from articles and their copies. */
final class LedgerTotals {
  private LedgerTotals() {}

  /** What a country-day says, without the time it was written. */
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

  /** How many copies each original has that has any. */
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

  /** What the topic says; rows that were corrected away are left out. */
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

  /** The first few that differ, for a person. */
  static String difference(Map<String, Sum> expected, Map<String, Sum> found) {
    Map<String, Sum> all = new TreeMap<>(found);
    all.putAll(expected);
    return all.keySet().stream()
        .filter(k -> !String.valueOf(expected.get(k)).equals(String.valueOf(found.get(k))))
        .limit(3)
        .map(k -> "; %s should be %s and is %s".formatted(k, expected.get(k), found.get(k)))
        .collect(Collectors.joining());
  }
}
