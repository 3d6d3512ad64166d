package dev.silkwire.sink.api;

import dev.silkwire.sink.words.Searchable;
import dev.silkwire.sink.words.TextIndex;
import dev.silkwire.sink.words.WordQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, in the order of time or of how many carried them. Begins at the
 * table whose index serves the narrowest condition in that order; all tables it can begin at have
 * short rows. For one question.
 */
final class Selection {
  private final TextIndex text;
  private final Parameters parameters;
  private final Days days;
  private final String role;
  private final @Nullable String language;
  private final @Nullable String outlet;
  private final @Nullable String initiative;
  private final @Nullable String country;
  private final @Nullable WordQuery words;
  private final boolean mostCarriedFirst;

  Selection(TextIndex text, Parameters parameters) {
    this.text = text;
    this.parameters = parameters;
    this.days = parameters.days();
    this.role = Filters.column(parameters.role());
    this.language = parameters.language();
    this.outlet = parameters.outlet();
    this.initiative = Filters.initiative(parameters);
    this.country = parameters.country();
    this.words = parameters.text();
    this.mostCarriedFirst = parameters.order() == Parameters.Order.CARRIED;
  }

  /** A page of ids, newest first, each with its place in the order. */
  List<Placed<String>> page(Connection connection, int limit) throws SQLException {
    List<String> order = order();
    Query query = new Query("SELECT s.article_id, " + String.join(", ", order) + " FROM ");
    from(connection, query);
    Filters.after(query, parameters.before(order.size()), order);
    return query
        .add(" ORDER BY " + String.join(" DESC, ", order) + " DESC LIMIT ?", limit)
        .list(connection, r -> new Placed<>(place(r, order.size()), r.getString(1)));
  }

  /** The mentions of these articles, as {@code a}: a page of them, newest first. */
  List<Placed<MentionList.Mentioned>> mentions(Connection connection, int limit)
      throws SQLException {
    List<String> order =
        words == null
            ? List.of("a.listed_at", "a.article_id", "a.initiative")
            : Stream.concat(order().stream(), Stream.of("a.initiative")).toList();
    Query query = new Query("SELECT " + String.join(", ", order) + ", a.* FROM ");
    if (words != null) {
      query.add(text.source() + " JOIN mentions a ON a.article_id = s.article_id WHERE ");
      query.add(text.condition(), text.bound(words));
      listed(query);
    } else {
      query.add("mentions a WHERE 1 = 1");
      Filters.article(query, parameters);
    }
    query.given(initiative, " AND a.initiative = ?");
    Filters.country(query, parameters, "a.article_id");
    Filters.after(query, parameters.before(order.size()), order);
    return query
        .add(" ORDER BY " + String.join(" DESC, ", order) + " DESC LIMIT ?", limit)
        .list(connection, r -> new Placed<>(place(r, order.size(), 1), MentionList.mentioned(r)));
  }

  private List<String> order() {
    if (mostCarriedFirst) {
      return List.of("r.copies", "r.article_id");
    }
    return words == null ? List.of("s.listed_at", "s.article_id") : text.order();
  }

  private static List<String> place(ResultSet r, int parts) throws SQLException {
    return place(r, parts, 2);
  }

  private static List<String> place(ResultSet r, int parts, int first) throws SQLException {
    List<String> place = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      place.add(r.getString(first + i));
    }
    return place;
  }

  private void from(Connection connection, Query query) throws SQLException {
    if (mostCarriedFirst) {
      carried(query);
    } else if (words != null) {
      query.add(text.source() + " WHERE ").add(text.condition(), text.bound(words));
      Filters.initiative(query, initiative, "s.article_id");
      Filters.country(query, parameters, "s.article_id");
      listed(query);
    } else if (initiative != null && (country == null || initiativeIsNarrower(connection))) {
      query.add("article_initiatives s WHERE s.initiative = ?", initiative);
      Filters.country(query, parameters, "s.article_id");
      lookedUp(query);
    } else if (country != null) {
      query.add("article_countries s WHERE s.country = ?", country);
      query.add(" AND s." + role + " = 1");
      Filters.initiative(query, initiative, "s.article_id");
      lookedUp(query);
    } else {
      query.add("article_list s WHERE 1 = 1");
      listed(query);
    }
  }

  /** What nobody else carried is not in this order. */
  private void carried(Query query) {
    if (words == null) {
      query.add("story_copies r JOIN article_list s ON s.article_id = r.article_id WHERE 1 = 1");
    } else {
      query.add(text.source() + " JOIN story_copies r ON r.article_id = s.article_id WHERE ");
      query.add(text.condition(), text.bound(words));
    }
    query.add(" AND r.copies > 0");
    Filters.initiative(query, initiative, "s.article_id");
    Filters.country(query, parameters, "s.article_id");
    listed(query);
  }

  private boolean initiativeIsNarrower(Connection connection) throws SQLException {
    return CountQuestions.number(
            connection,
            "SELECT stories FROM initiative_totals WHERE initiative = ?",
            String.valueOf(initiative))
        <= CountQuestions.number(
            connection,
            "SELECT stories FROM country_totals WHERE initiative = '*' AND country = ?",
            String.valueOf(country));
  }

  /** Days, language and outlet where {@code s} has them. */
  private void listed(Query query) {
    days.where(query, "s.day");
    languageAndOutlet(query, "s");
  }

  /** Days of {@code s}; language and outlet by a look at the list. */
  private void lookedUp(Query query) {
    days.where(query, "s.day");
    if (language != null || outlet != null) {
      query.add(" AND EXISTS (SELECT 1 FROM article_list l WHERE l.article_id = s.article_id");
      languageAndOutlet(query, "l");
      query.add(")");
    }
  }

  private void languageAndOutlet(Query query, String alias) {
    if (language != null) {
      String base = Searchable.base(language);
      query.add(" AND " + alias + ".base_language = ?", base);
      if (!language.equals(base)) {
        Filters.language(query, alias, language);
      }
    }
    query.given(outlet, " AND " + alias + ".outlet_domain = ?");
  }
}
