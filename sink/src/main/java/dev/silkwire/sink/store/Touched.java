package dev.silkwire.sink.store;

import static dev.silkwire.contract.CountryDay.ANY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.Json;
import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.Reading.Change;
import dev.silkwire.sink.store.Sums.Total;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a batch touches, and what that adds to the totals at a moment. A copy touches its original:
 * it is the original's initiatives and day that it is counted under.
 *
 * @param keys of the rows it touches, by table
 * @param stories articles that it touches, or of which it touches copies
 */
record Touched(Map<Table<?>, Set<List<String>>> keys, Set<String> stories) {
  private static final String ORIGINALS = "SELECT duplicate_of FROM duplicates WHERE id IN (%s)";
  private static final String COPIES =
      "SELECT duplicate_of, COUNT(*) FROM duplicates WHERE duplicate_of IN (%s)"
          + " GROUP BY duplicate_of";
  private static final String DAYS = "SELECT id, day FROM articles WHERE id IN (%s)";
  private static final String TAGS =
      "SELECT article_id, initiative, day, mentions FROM article_initiatives"
          + " WHERE article_id IN (%s)";
  private static final String COUNTRY_DAYS =
      "SELECT t.country, t.initiative, stories, articles, mentions, focus_stories"
          + " FROM (VALUES %s) AS k JOIN country_days AS t ON t.country = k.column1"
          + " AND t.initiative = k.column2 AND t.day = k.column3";

  private static final String POLLS =
      "SELECT seen, published, unchanged, skips FROM polls WHERE record_id IN (%s)";

  static Touched by(Connection connection, List<Change> changes) throws SQLException {
    Map<Table<?>, Set<List<String>>> keys =
        changes.stream().collect(groupingBy(Change::table, mapping(Change::key, toSet())));
    Set<String> stories = new HashSet<>(ids(keys, Tables.ARTICLES));
    Statements.look(
        connection, ORIGINALS, ids(keys, Tables.DUPLICATES), r -> stories.add(r.getString(1)));
    changes.stream()
        .filter(c -> c.table() == Tables.DUPLICATES)
        .map(Touched::original)
        .filter(Objects::nonNull)
        .forEach(stories::add);
    return new Touched(keys, stories);
  }

  @SuppressWarnings("NullAway") // a stream's elements may be null here
  private static String original(Change duplicate) {
    return duplicate.row() == null
        ? null
        : (String) duplicate.row().values().get(Tables.DUPLICATES.position("duplicate_of"));
  }

  private static Set<String> ids(Map<Table<?>, Set<List<String>>> keys, Table<?> table) {
    return keys.getOrDefault(table, Set.of()).stream().map(k -> k.get(0)).collect(toSet());
  }

  /** What it adds to the totals now. */
  Sums sums(Connection connection) throws SQLException {
    Sums sums = new Sums();
    for (Map.Entry<Table<?>, Set<List<String>>> touched : keys.entrySet()) {
      Table<?> table = touched.getKey();
      List<String> name = List.of(table.name());
      Statements.lookUp(
          connection,
          table.count(),
          touched.getValue(),
          r -> sums.add(Total.ROWS, name, r.getLong(1)));
    }
    stories(connection, sums);
    countryDays(connection, sums);
    Statements.look(connection, POLLS, ids(keys, Tables.POLLS), r -> poll(sums, r));
    return sums;
  }

  private static void poll(Sums sums, ResultSet r) throws SQLException {
    sums.add(Total.POLLS, List.of("polls"), 1);
    sums.add(Total.POLLS, List.of("seen"), r.getLong("seen"));
    sums.add(Total.POLLS, List.of("published"), r.getLong("published"));
    sums.add(Total.POLLS, List.of("unchanged"), r.getLong("unchanged"));
    try {
      Json.mapper()
          .readTree(r.getString("skips"))
          .properties()
          .forEach(
              s -> sums.add(Total.POLLS, List.of("skipped:" + s.getKey()), s.getValue().asLong()));
    } catch (JsonProcessingException e) {
      throw new SQLException("a poll's skips hold no JSON", e);
    }
  }

  private void stories(Connection connection, Sums sums) throws SQLException {
    Map<String, Long> copies = new HashMap<>();
    Statements.look(connection, COPIES, stories, r -> copies.put(r.getString(1), r.getLong(2)));
    Statements.look(
        connection,
        DAYS,
        stories,
        r -> {
          long carried = copies.getOrDefault(r.getString(1), 0L);
          sums.add(Total.STORIES, List.of(r.getString(1)), carried);
          add(sums, ANY, r.getString(2), 1, carried, 0);
        });
    Statements.look(
        connection,
        TAGS,
        stories,
        r -> {
          long mentions = r.getLong(4);
          long carried = copies.getOrDefault(r.getString(1), 0L);
          add(sums, r.getString(2), r.getString(3), 1, carried, mentions);
          add(sums, ANY, r.getString(3), 0, 0, mentions);
        });
  }

  private static void add(
      Sums sums, String initiative, String day, long stories, long copies, long mentions) {
    sums.add(Total.INITIATIVES, List.of(initiative), stories, copies, mentions);
    sums.add(Total.INITIATIVE_DAYS, List.of(initiative, day), stories, copies, mentions);
  }

  private void countryDays(Connection connection, Sums sums) throws SQLException {
    Statements.lookUp(
        connection,
        COUNTRY_DAYS,
        keys.getOrDefault(Tables.COUNTRY_DAYS, Set.of()),
        r ->
            sums.add(
                Total.COUNTRIES,
                List.of(r.getString(1), r.getString(2)),
                r.getLong(3),
                r.getLong(4),
                r.getLong(5),
                r.getLong(6)));
  }
}
