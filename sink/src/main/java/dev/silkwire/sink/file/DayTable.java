package dev.silkwire.sink.file;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table whose rows are written by day, and how the rows of a day are asked for.
 *
 * @param kind its folder, and its name among the changed days
 * @param name in the database
 * @param order columns that order the rows of a day; the first tells the day
 * @param json columns that hold JSON
 * @param first what to add to a day for the first column's least content
 * @param last what to add to a day for the first column's greatest content
 */
record DayTable(
    String kind, String name, List<String> order, Set<String> json, String first, String last) {
  /** Most rows read at a time. */
  static final int PAGE = 500;

  private static final String MIDNIGHT = "T00:00:00.000Z";
  private static final String BEFORE_MIDNIGHT = "T23:59:59.999Z";

  /** All of them. */
  static final List<DayTable> ALL =
      List.of(
          new DayTable(
              "articles",
              "articles",
              List.of("fetched_at", "id"),
              Set.of("captions", "authors", "initiatives", "countries", "regions"),
              MIDNIGHT,
              BEFORE_MIDNIGHT),
          new DayTable(
              "mentions",
              "mentions",
              List.of("fetched_at", "article_id", "initiative"),
              Set.of("sentences", "countries"),
              MIDNIGHT,
              BEFORE_MIDNIGHT),
          new DayTable(
              "country-days",
              "country_days",
              List.of("day", "country", "initiative"),
              Set.of(),
              "",
              ""));

  DayTable {
    order = List.copyOf(order);
    json = Set.copyOf(json);
  }

  /** The table whose days are marked by this name. */
  static DayTable of(String kind) {
    return ALL.stream().filter(t -> t.kind.equals(kind)).findFirst().orElseThrow();
  }

  /** A page of a day, for {@link #values}. */
  String sql() {
    String columns = String.join(", ", order);
    String marks = String.join(", ", Collections.nCopies(order.size(), "?"));
    return "SELECT * FROM %s WHERE %s >= ? AND %s <= ? AND (%s) > (%s) ORDER BY %s LIMIT %d"
        .formatted(name, order.get(0), order.get(0), columns, marks, columns, PAGE);
  }

  /** What stands before the first row. */
  List<String> beginning(String day) {
    return Stream.concat(Stream.of(day + first), order.stream().skip(1).map(c -> "")).toList();
  }

  /** What is bound for the page behind a row's place. */
  List<String> values(String day, List<String> after) {
    return Stream.concat(Stream.of(after.get(0), day + last), after.stream()).toList();
  }
}
