package dev.silkwire.enrich.total;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an article says, as far as mentions and totals go, and how many copies repeat it.
 *
 * @param day it is counted under; empty before the article was published
 * @param initiatives how often it mentions each
 * @param countries how it speaks of each
 * @param copies how many articles repeat it
 */
public record ArticleFootprint(
    String day, Map<String, Integer> initiatives, Map<String, Spoken> countries, int copies) {

  /** Of an article that has not been published. */
  public static final ArticleFootprint NOTHING = new ArticleFootprint("", Map.of(), Map.of(), 0);

  /**
   * How an article speaks of a country.
   *
   * @param count how often
   * @param focus whether it is about it
   */
  public record Spoken(int count, boolean focus) {}

  public ArticleFootprint {
    requireNonNull(day);
    initiatives = Collections.unmodifiableMap(new TreeMap<>(initiatives));
    countries = Collections.unmodifiableMap(new TreeMap<>(countries));
  }

  /** Whether the article has been published; a copy may be counted before that. */
  boolean isPublished() {
    return !day.isEmpty();
  }

  /** How it stands in the store. */
  public static StateSerde<ArticleFootprint> serde() {
    return StateSerde.of(ArticleFootprint::write, ArticleFootprint::read);
  }

  private static void write(ArticleFootprint statement, FieldWriter to) {
    to.text(statement.day).number(statement.copies).number(statement.initiatives.size());
    statement.initiatives.forEach((id, count) -> to.text(id).number(count));
    to.number(statement.countries.size());
    statement.countries.forEach(
        (code, spoken) -> to.text(code).number(spoken.count).one(spoken.focus ? 1 : 0));
  }

  private static ArticleFootprint read(FieldReader from) {
    String day = from.text();
    int copies = from.count();
    Map<String, Integer> initiatives = new TreeMap<>();
    for (int i = from.count(); i > 0; i--) {
      initiatives.put(from.text(), from.count());
    }
    Map<String, Spoken> countries = new TreeMap<>();
    for (int i = from.count(); i > 0; i--) {
      countries.put(from.text(), new Spoken(from.count(), from.one() == 1));
    }
    return new ArticleFootprint(day, initiatives, countries, copies);
  }

  /** What this article says; the copies stay. */
  public ArticleFootprint of(Article article) {
    Map<String, Integer> said = new TreeMap<>();
    for (InitiativeTag initiative : article.initiatives()) {
      said.put(initiative.id(), initiative.count());
    }
    Map<String, Spoken> spoken = new TreeMap<>();
    for (CountryTag country : article.countries()) {
      if (country.mentioned()) {
        spoken.put(country.code(), new Spoken(country.count(), country.focus()));
      }
    }
    return new ArticleFootprint(article.published().day(), said, spoken, copies);
  }

  /** With another number of copies. */
  public ArticleFootprint withCopies(int count) {
    return new ArticleFootprint(day, initiatives, countries, count);
  }
}
