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
 * The search criteria of an article list. They can be expressed as a query to the full-text index,
 * or as SQL conditions on each article of another query. A null component is no condition.
 *
 * @param anyInitiative whether an article must mention at least one initiative
 * @param country country that the article has, in this role
 * @param outlet domain of the outlet
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

  /** Returns these criteria for articles that mention at least one initiative. */
  Criteria withAnyInitiative() {
    return new Criteria(initiative, true, country, role, region, language, outlet, words, days);
  }

  /** Returns the number of filters, without words and days. */
  int filterCount() {
    return facets().size();
  }

  /** Returns a query to the full-text index, without days; for these see {@link DateWindow}. */
  IndexQuery indexQuery() {
    return new IndexQuery(words, facets(), List.of());
  }

  /** Returns about how many articles match on any day, or a number above {@code limit}. */
  long estimate(Connection connection, TextIndex text, ArticleCount articles, long limit)
      throws SQLException {
    IndexQuery query = indexQuery();
    return query.isEmpty() ? articles.get(connection) : text.estimate(connection, query, limit);
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
   * Adds the conditions that need a lookup by article id: all except {@link #addListConditions}.
   * Tags are compared as scalar subqueries, which planners never turn into joins. Words are tested
   * last, because that lookup is the slowest.
   *
   * @param id an SQL expression
   */
  SqlQuery addTagConditions(SqlQuery query, TextIndex text, String id) {
    SqlQuery tags = tagConditions(new SqlQuery("1 = 1"), " k WHERE k.article_id = " + id);
    IndexQuery rest = new IndexQuery(words, languageWithSubtags(), List.of());
    return rest.isEmpty()
        ? query.add(" AND ").add(tags)
        : query
            .add(" AND CASE WHEN ")
            .add(tags)
            .add(" THEN " + text.matchesArticle(id) + " ELSE 1 = 0 END", text.parameter(rest));
  }

  private SqlQuery tagConditions(SqlQuery query, String ofArticle) {
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

  /** Returns whether {@link #addListConditions} adds a condition. */
  boolean hasListConditions() {
    return !days.isUnbounded() || outlet != null || isBaseLanguage();
  }

  /** Adds the conditions on columns of {@code article_list}, which has this alias. */
  SqlQuery addListConditions(SqlQuery query, String alias) {
    return days.where(query, alias + ".day")
        .given(outlet, " AND " + alias + ".outlet_domain = ?")
        .given(isBaseLanguage() ? language : null, " AND " + alias + ".base_language = ?");
  }

  /**
   * Returns whether the language has no subtags; with subtags only the full-text index finds it.
   */
  boolean isBaseLanguage() {
    return language != null && language.equals(Searchable.baseLanguage(language));
  }

  private List<String> languageWithSubtags() {
    List<String> facets = new ArrayList<>();
    add(facets, Facet.LANGUAGE, isBaseLanguage() ? null : language);
    return facets;
  }
}
