package dev.silkwire.sink.api;

import dev.silkwire.contract.CountryDay;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conditions that several questions share. Stateless. */
final class Filters {
  private Filters() {}

  /** The initiative asked for; null for any. */
  static @Nullable String initiative(Parameters parameters) {
    String initiative = parameters.initiative();
    return CountryDay.ANY.equals(initiative) ? null : initiative;
  }

  /** The article has to do with the country. */
  static void country(Query query, Parameters parameters, String articleId) {
    String country = parameters.country();
    String role = column(parameters.role());
    if (country != null) {
      query.add(
          " AND EXISTS (SELECT 1 FROM article_countries c WHERE c.article_id = %s AND c.country = ? AND c.%s = 1)"
              .formatted(articleId, role),
          country);
    }
  }

  /** The column of {@code article_countries} that speaks of the role. */
  static String column(Parameters.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Days, language and outlet of {@code a}, an article or a mention. */
  static void article(Query query, Parameters parameters) {
    parameters.days().where(query, "a.day");
    String language = parameters.language();
    if (language != null) {
      query.add(" AND (a.language = ? OR a.language LIKE ?)", language, language + "-%");
    }
    query.given(parameters.outlet(), " AND a.outlet_domain = ?");
  }

  /** Title or text of {@code a} contain the words, whatever their case. */
  static void text(Query query, Parameters parameters) {
    String text = parameters.text();
    if (text != null) {
      String pattern = "%" + escape(text.toLowerCase(Locale.ROOT)) + "%";
      query.add(
          " AND (LOWER(a.title) LIKE ? ESCAPE '!' OR LOWER(a.text) LIKE ? ESCAPE '!')",
          pattern,
          pattern);
    }
  }

  private static String escape(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** Only what comes after the page that ended so, in an order of falling columns. */
  static void after(Query query, @Nullable List<String> before, String columns) {
    if (before != null) {
      String marks = "?" + ", ?".repeat(before.size() - 1);
      query.add(" AND (" + columns + ") < (" + marks + ")", before.toArray());
    }
  }
}
