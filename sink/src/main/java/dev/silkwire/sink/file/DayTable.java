package dev.silkwire.sink.file;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table that is exported by day, with the query for the rows of a day.
 *
 * @param kind name of its folder and of its rows in {@code changed_days}
 * @param name name in the database
 * @param order columns that order the rows of a day; the first one contains the day
 * @param jsonColumns columns that contain JSON
 * @param first suffix that makes a day the smallest value of the first column
 * @param last suffix that makes a day the greatest value of the first column
 */
record DayTable(
    String kind,
    String name,
    List<String> order,
    Set<String> jsonColumns,
    String first,
    String last) {
  /** The maximum number of rows in a page. */
  static final int PAGE_SIZE = 500;

  private static final String DAY_START = "T00:00:00.000Z";
  private static final String DAY_END = "T23:59:59.999Z";

  /** All tables. */
  static final List<DayTable> ALL =
      List.of(
          new DayTable(
              "articles",
              "articles",
              List.of("fetched_at", "id"),
              Set.of("captions", "authors", "initiatives", "countries", "regions"),
              DAY_START,
              DAY_END),
          new DayTable(
              "mentions",
              "mentions",
              List.of("fetched_at", "article_id", "initiative"),
              Set.of("sentences", "countries"),
              DAY_START,
              DAY_END),
          new DayTable(
              "country-days",
              "country_days",
              List.of("day", "country", "initiative"),
              Set.of(),
              "",
              ""));

  DayTable {
    order = List.copyOf(order);
    jsonColumns = Set.copyOf(jsonColumns);
  }

  /** Returns the table of a kind. */
  static DayTable of(String kind) {
    return ALL.stream().filter(t -> t.kind.equals(kind)).findFirst().orElseThrow();
  }

  /** Returns the query for a page; {@link #values} returns its parameters. */
  String sql() {
    String columns = String.join(", ", order);
    String placeholders = String.join(", ", Collections.nCopies(order.size(), "?"));
    return "SELECT * FROM %s WHERE %s >= ? AND %s <= ? AND (%s) > (%s) ORDER BY %s LIMIT %d"
        .formatted(name, order.get(0), order.get(0), columns, placeholders, columns, PAGE_SIZE);
  }

  /** Returns a key that is smaller than that of the day's first row. */
  List<String> firstKey(String day) {
    return Stream.concat(Stream.of(day + first), order.stream().skip(1).map(c -> "")).toList();
  }

  /** Returns the query parameters for the page after a key. */
  List<String> values(String day, List<String> after) {
    return Stream.concat(Stream.of(after.get(0), day + last), after.stream()).toList();
  }
}
