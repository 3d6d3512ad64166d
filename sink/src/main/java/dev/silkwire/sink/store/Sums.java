package dev.silkwire.sink.store;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Numbers by total and key. For one thread. */
final class Sums {

  /** A table of totals. */
  enum Total {
    ROWS("row_totals", List.of("name"), List.of("total")),
    POLLS("poll_totals", List.of("name"), List.of("total")),
    INITIATIVES(
        "initiative_totals", List.of("initiative"), List.of("stories", "copies", "mentions")),
    INITIATIVE_DAYS(
        "initiative_days", List.of("initiative", "day"), List.of("stories", "copies", "mentions")),
    STORIES("story_copies", List.of("article_id"), List.of("copies")),
    COUNTRIES(
        "country_totals",
        List.of("country", "initiative"),
        List.of("stories", "articles", "mentions", "focus_stories"));

    private final String upsert;

    Total(String table, List<String> keys, List<String> numbers) {
      List<String> all = Stream.concat(keys.stream(), numbers.stream()).toList();
      this.upsert =
          "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
              .formatted(
                  table,
                  String.join(", ", all),
                  all.stream().map(c -> "?").collect(joining(", ")),
                  String.join(", ", keys),
                  numbers.stream()
                      .map(n -> "%s = %s.%s + excluded.%s".formatted(n, table, n, n))
                      .collect(joining(", ")));
    }

    /** Adds to a row, or makes it. */
    String upsert() {
      return upsert;
    }
  }

  private final Map<Total, Map<List<String>, long[]>> sums = new EnumMap<>(Total.class);

  /** Adds numbers to those of a key. */
  void add(Total total, List<String> key, long... numbers) {
    long[] sum =
        sums.computeIfAbsent(total, t -> new HashMap<>())
            .computeIfAbsent(key, k -> new long[numbers.length]);
    for (int i = 0; i < numbers.length; i++) {
      sum[i] += numbers[i];
    }
  }

  /** These less the others. */
  Sums minus(Sums others) {
    Sums difference = new Sums();
    sums.forEach((total, byKey) -> byKey.forEach((k, n) -> difference.add(total, k, n)));
    others.sums.forEach(
        (total, byKey) ->
            byKey.forEach(
                (k, n) -> difference.add(total, k, LongStream.of(n).map(v -> -v).toArray())));
    return difference;
  }

  /** These, but polls are counted on when they are gone. */
  Sums withoutPolls() {
    sums.remove(Total.POLLS);
    return this;
  }

  /** Rows for {@link Total#upsert()}, without those that are zero. */
  List<List<Object>> rows(Total total) {
    List<List<Object>> rows = new ArrayList<>();
    sums.getOrDefault(total, Map.of())
        .forEach(
            (key, numbers) -> {
              if (LongStream.of(numbers).anyMatch(n -> n != 0)) {
                List<Object> row = new ArrayList<>(key);
                LongStream.of(numbers).forEach(row::add);
                rows.add(row);
              }
            });
    return rows;
  }
}
