package dev.silkwire.sink.store;

import static dev.silkwire.contract.CountryDay.ANY;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.Json;
import dev.silkwire.sink.store.Reading.Change;
import dev.silkwire.sink.store.Sums.Total;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a batch touches, as far as totals count them: as they stood before it, then with
 * each change that was written. A copy touches its original: it is the original's initiatives and
 * day that it is counted under. For one thread.
 */
final class Touched {
  private static final int DAY = Tables.ARTICLES.position("day");
  private static final int ORIGINAL = Tables.DUPLICATES.position("duplicate_of");
  private static final List<Integer> NUMBERS_OF_A_DAY =
      List.of(
          Tables.COUNTRY_DAYS.position("stories"),
          Tables.COUNTRY_DAYS.position("articles"),
          Tables.COUNTRY_DAYS.position("mentions"),
          Tables.COUNTRY_DAYS.position("focus_stories"));

  /** An article that is there: the day and the mentions of each initiative it is counted under. */
  static final class Counted {
    private final String day;
    private final Map<String, Long> mentions = new HashMap<>();

    Counted(String day) {
      this.day = day;
    }

    void mentions(String initiative, long number) {
      mentions.put(initiative, number);
    }
  }

  private final Map<Table<?>, Set<List<String>>> present = new HashMap<>();
  private final Map<String, Counted> articles = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();
  private final Map<String, Long> copies = new HashMap<>();
  private final Map<List<String>, long[]> countryDays = new HashMap<>();
  private final Map<List<String>, Map<String, Long>> polls = new HashMap<>();
  private final ChangedDays days = new ChangedDays();

  void present(Table<?> table, List<String> key) {
    rows(table).add(key);
  }

  private Set<List<String>> rows(Table<?> table) {
    return present.computeIfAbsent(table, t -> new HashSet<>());
  }

  /** Before it changes, a row stands under the day of its arrival. */
  void stoodUnder(Table<?> table, String fetchedAt) {
    days.arrival(table, fetchedAt);
  }

  /** The days whose rows change, those before and those of what was written. */
  ChangedDays days() {
    return days;
  }

  void original(String copy, String original) {
    originals.put(copy, original);
  }

  void copies(String story, long number) {
    copies.put(story, number);
  }

  Counted article(String id, String day) {
    Counted counted = new Counted(day);
    articles.put(id, counted);
    return counted;
  }

  void countryDay(List<String> key, long... numbers) {
    countryDays.put(key, numbers);
  }

  /**
   * A poll's account.
   *
   * @param skips by reason, as JSON
   */
  void poll(List<String> key, long seen, long published, long unchanged, String skips) {
    Map<String, Long> numbers = new HashMap<>();
    numbers.put("polls", 1L);
    numbers.put("seen", seen);
    numbers.put("published", published);
    numbers.put("unchanged", unchanged);
    try {
      Json.mapper()
          .readTree(skips)
          .properties()
          .forEach(s -> numbers.put("skipped:" + s.getKey(), s.getValue().asLong()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a poll's skips hold no JSON", e);
    }
    polls.put(key, numbers);
  }

  /** The change is written. */
  void apply(Change change) {
    Row row = change.row();
    List<String> key = change.key();
    if (row == null) {
      rows(change.table()).remove(key);
    } else {
      present(change.table(), key);
    }
    days.add(change);
    if (change.table() == Tables.ARTICLES) {
      applyArticle(key.get(0), row);
    } else if (change.table() == Tables.DUPLICATES) {
      applyCopy(key.get(0), row);
    } else if (change.table() == Tables.COUNTRY_DAYS) {
      applyCountryDay(key, row);
    } else if (change.table() == Tables.POLLS) {
      applyPoll(key, row);
    }
  }

  private void applyArticle(String id, @Nullable Row row) {
    articles.remove(id);
    if (row != null) {
      Counted counted = article(id, String.valueOf(row.values().get(DAY)));
      for (List<Object> tag : row.parts().get(Tables.INITIATIVES_OF_ARTICLES)) {
        counted.mentions(String.valueOf(tag.get(1)), ((Number) tag.get(2)).longValue());
      }
    }
  }

  private void applyCopy(String id, @Nullable Row row) {
    String before = originals.remove(id);
    if (before != null) {
      copies.merge(before, -1L, Long::sum);
    }
    if (row != null) {
      String original = String.valueOf(row.values().get(ORIGINAL));
      originals.put(id, original);
      copies.merge(original, 1L, Long::sum);
    }
  }

  private void applyCountryDay(List<String> key, @Nullable Row row) {
    countryDays.remove(key);
    if (row != null) {
      countryDays.put(
          key, NUMBERS_OF_A_DAY.stream().mapToLong(column -> number(row, column)).toArray());
    }
  }

  private void applyPoll(List<String> key, @Nullable Row row) {
    polls.remove(key);
    if (row != null) {
      poll(
          key,
          number(row, Tables.POLLS.position("seen")),
          number(row, Tables.POLLS.position("published")),
          number(row, Tables.POLLS.position("unchanged")),
          String.valueOf(row.values().get(Tables.POLLS.position("skips"))));
    }
  }

  private static long number(Row row, int column) {
    return row.values().get(column) instanceof Number number ? number.longValue() : 0;
  }

  /** What it adds to the totals now. */
  Sums sums() {
    Sums sums = new Sums();
    present.forEach((table, keys) -> sums.add(Total.ROWS, List.of(table.name()), keys.size()));
    polls.forEach(
        (key, numbers) ->
            numbers.forEach((name, number) -> sums.add(Total.POLLS, List.of(name), number)));
    copies.forEach((story, number) -> sums.add(Total.STORIES, List.of(story), number));
    articles.forEach((id, counted) -> article(sums, counted, copies.getOrDefault(id, 0L)));
    countryDays.forEach(
        (key, numbers) -> sums.add(Total.COUNTRIES, List.of(key.get(0), key.get(1)), numbers));
    return sums;
  }

  private static void article(Sums sums, Counted counted, long copies) {
    long all = 0;
    for (Map.Entry<String, Long> tag : counted.mentions.entrySet()) {
      add(sums, tag.getKey(), counted.day, 1, copies, tag.getValue());
      all += tag.getValue();
    }
    add(sums, ANY, counted.day, 1, copies, all);
  }

  private static void add(
      Sums sums, String initiative, String day, long stories, long copies, long mentions) {
    sums.add(Total.INITIATIVES, List.of(initiative), stories, copies, mentions);
    sums.add(Total.INITIATIVE_DAYS, List.of(initiative, day), stories, copies, mentions);
  }
}
