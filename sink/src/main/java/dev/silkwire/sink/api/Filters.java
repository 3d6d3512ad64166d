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
      language(query, "a", language);
    }
    query.given(parameters.outlet(), " AND a.outlet_domain = ?");
  }

  /** The language's tag, or one that goes on from it. */
  static void language(Query query, String alias, String language) {
    query.add(
        " AND (%s.language = ? OR %s.language LIKE ?)".formatted(alias, alias),
        language,
        language + "-%");
  }

  /** The article speaks of the initiative. */
  static void initiative(Query query, @Nullable String initiative, String articleId) {
    query.given(
        initiative,
        " AND EXISTS (SELECT 1 FROM article_initiatives i WHERE i.article_id = "
            + articleId
            + " AND i.initiative = ?)");
  }

  /** Only what comes after the page that ended so, in an order of falling columns. */
  static void after(Query query, @Nullable List<String> before, List<String> columns) {
    if (before == null) {
      return;
    }
    Object[] values = new Object[before.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(before.get(i), columns.get(i));
    }
    query.add(" AND " + columns.get(0) + " <= ?", values[0]);
    String marks = "?" + ", ?".repeat(values.length - 1);
    query.add(" AND (" + String.join(", ", columns) + ") < (" + marks + ")", values);
  }

  private static Object value(String text, String column) {
    if (!column.endsWith("rowid") && !column.endsWith("copies")) {
      return text;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new BadParameter("'before' is the 'next' of an earlier answer to the same question");
    }
  }
}
