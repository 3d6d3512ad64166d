package dev.silkwire.sink.api;

import dev.silkwire.sink.words.Sought;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Which articles are asked for, those that most others carried first; what nobody else carried is
 * not among them. Where many match, the most carried are looked at one by one; where few do, they
 * are looked for among the most carried some thousand, and then among all. For one question.
 */
final class MostCarried {
  private static final Shape<String> IDS =
      new Shape<>(
          List.of("r.copies", "r.article_id"),
          "r.article_id",
          "",
          List.of(),
          r -> r.getString("article_id"));
  private static final String SELECT = "SELECT " + IDS.selected() + " FROM ";

  /**
   * Not known to come in the order of an index, in which PostgreSQL would else go through what was
   * found again for each of the most carried.
   */
  private static final String COPIES = "copies + 0 AS copies";

  /** One of so many articles is few: what one by one takes as long as looking for all of them. */
  private static final int FEW = 100;

  private static final int FEWEST = 500;
  private static final int MOST_CARRIED = 12_000;

  private final TextIndex text;
  private final Parameters parameters;
  private final Sought sought;
  private final Days days;

  MostCarried(TextIndex text, Parameters parameters, Sought sought) {
    this.text = text;
    this.parameters = parameters;
    this.sought = sought;
    this.days = parameters.days();
  }

  List<Placed<String>> page(Connection connection, int limit) throws SQLException {
    if (!sought.isEmpty() && areFew(connection)) {
      List<Placed<String>> page = page(connection, amongMostCarried(), limit);
      return page.size() == limit ? page : page(connection, amongAll(), limit);
    }
    return page(connection, oneByOne(), limit);
  }

  private boolean areFew(Connection connection) throws SQLException {
    long all =
        CountQuestions.number(connection, "SELECT total FROM row_totals WHERE name = 'articles'");
    long few = Math.max(FEWEST, all / FEW);
    return text.about(connection, sought, few) <= few;
  }

  private Query amongMostCarried() {
    Query query =
        found().add("(SELECT " + COPIES + ", article_id FROM story_copies r WHERE copies > 0");
    Filters.after(query, parameters.before(2), IDS.order());
    query.add(" ORDER BY r.copies DESC, r.article_id DESC LIMIT ?) r", MOST_CARRIED);
    return matching(query);
  }

  private Query amongAll() {
    return matching(found().add("(SELECT " + COPIES + ", article_id FROM story_copies) r"));
  }

  private Query found() {
    return new Query(SELECT).add(text.source(), text.bound(sought)).add(" JOIN ");
  }

  private Query matching(Query query) {
    query.add(" ON r.article_id = s.article_id WHERE r.copies > 0");
    return days.where(query, "s.day");
  }

  private Query oneByOne() {
    Query query = new Query(SELECT + "story_copies r WHERE r.copies > 0");
    if (!sought.isEmpty()) {
      query.add(" AND " + text.holds("r.article_id"), text.bound(sought));
    }
    if (!days.open()) {
      query.add(" AND EXISTS (SELECT 1 FROM article_list s WHERE s.article_id = r.article_id");
      days.where(query, "s.day").add(")");
    }
    return query;
  }

  private List<Placed<String>> page(Connection connection, Query query, int limit)
      throws SQLException {
    Filters.after(query, parameters.before(2), IDS.order());
    return IDS.ordered(query, limit).list(connection, IDS::placed);
  }
}
