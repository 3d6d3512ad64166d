package dev.silkwire.sink.query;

import dev.silkwire.sink.words.Facet;
import dev.silkwire.sink.words.IndexQuery;
import dev.silkwire.sink.words.Searchable;
import dev.silkwire.sink.words.TextIndex;
import dev.silkwire.sink.words.WordQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for: as words of the index, which finds them, and as conditions by which
 * one article after the other is looked at.
 *
 * @param initiative null for any and none
 * @param anyInitiative whether an article must speak of one at all
 * @param country that it has to do with, in this role; null for any and none
 * @param outlet its domain
 */
record Criteria(
    @Nullable String initiative,
    boolean anyInitiative,
    @Nullable String country,
    Parameters.Role role,
    @Nullable String region,
    @Nullable String language,
    @Nullable String outlet,
    @Nullable WordQuery words,
    DateRange days) {

  static Criteria of(Parameters parameters) {
    return new Criteria(
        Filters.initiative(parameters),
        false,
        parameters.country(),
        parameters.role(),
        parameters.region(),
        parameters.language(),
        parameters.outlet(),
        parameters.text(),
        parameters.days());
  }

  /** The same, of articles that speak of an initiative. */
  Criteria ofAnyInitiative() {
    return new Criteria(initiative, true, country, role, region, language, outlet, words, days);
  }

  /** How many there are, days and words aside. */
  int filters() {
    return facets().size();
  }

  /** As the index of words takes them, which knows of days as {@link DateWindow} says. */
  IndexQuery sought() {
    return new IndexQuery(words, facets(), List.of());
  }

  /** About how many articles meet them on whatever day, or a number above {@code most}. */
  long about(Connection connection, TextIndex text, long most) throws SQLException {
    IndexQuery sought = sought();
    return sought.isEmpty() ? Counts.articles(connection) : text.about(connection, sought, most);
  }

  private List<String> facets() {
    List<String> all = new ArrayList<>();
    add(all, Facet.INITIATIVE, initiative);
    add(all, Facet.INITIATIVE, anyInitiative ? Facet.ANY : null);
    add(all, Facet.valueOf(role.name()), country);
    add(all, Facet.REGION, region);
    add(all, Facet.LANGUAGE, language);
    add(all, Facet.OUTLET, outlet);
    return all;
  }

  private static void add(List<String> facets, Facet facet, @Nullable String value) {
    if (value != null) {
      facets.add(facet.of(value));
    }
  }

  /**
   * Adds what has to be looked up to know whether the article of an id is wanted: all but {@link
   * #listed}. Keys are looked up one by one, since a value by itself is never made a join of; and
   * words last, since that takes longest.
   */
  SqlQuery tagged(SqlQuery query, TextIndex text, String id) {
    SqlQuery keys = keys(new SqlQuery("1 = 1"), " k WHERE k.article_id = " + id);
    IndexQuery rest = new IndexQuery(words, longLanguage(), List.of());
    return rest.isEmpty()
        ? query.add(" AND ").add(keys)
        : query
            .add(" AND CASE WHEN ")
            .add(keys)
            .add(" THEN " + text.holds(id) + " ELSE 1 = 0 END", text.bound(rest));
  }

  private SqlQuery keys(SqlQuery query, String ofArticle) {
    query
        .given(
            initiative,
            " AND (SELECT 1 FROM article_initiatives" + ofArticle + " AND k.initiative = ?) = 1")
        .given(
            country,
            " AND (SELECT k.%s FROM article_countries%s AND k.country = ?) = 1"
                .formatted(role.name().toLowerCase(Locale.ROOT), ofArticle))
        .given(
            region, " AND (SELECT 1 FROM article_regions" + ofArticle + " AND k.region = ?) = 1");
    return anyInitiative && initiative == null
        ? query.add(" AND (SELECT COUNT(*) FROM article_initiatives" + ofArticle + ") > 0")
        : query;
  }

  /** Whether the list of articles has columns to look at. */
  boolean ofList() {
    return !days.open() || outlet != null || shortLanguage();
  }

  /** Adds what the columns of the list of articles tell, under its alias. */
  SqlQuery listed(SqlQuery query, String list) {
    return days.where(query, list + ".day")
        .given(outlet, " AND " + list + ".outlet_domain = ?")
        .given(shortLanguage() ? language : null, " AND " + list + ".base_language = ?");
  }

  /** Whether it is of one part: what goes on from a longer tag is found in the index only. */
  boolean shortLanguage() {
    return language != null && language.equals(Searchable.base(language));
  }

  private List<String> longLanguage() {
    List<String> facets = new ArrayList<>();
    add(facets, Facet.LANGUAGE, shortLanguage() ? null : language);
    return facets;
  }
}
