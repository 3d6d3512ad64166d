package dev.silkwire.sink.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a page with its cursor.
 *
 * @param cursor the values of the columns that order the list
 * @param row the row
 */
public record PageRow<T>(List<String> cursor, T row) {
  public PageRow {
    cursor = List.copyOf(cursor);
  }

  /** Returns the rows, mapped by a function. */
  public static <T, R> List<R> rows(List<PageRow<T>> page, Function<T, R> mapper) {
    return page.stream().map(p -> mapper.apply(p.row())).toList();
  }

  /** Returns the {@code before} of the next page; null when this page is not full. */
  public static <T> @Nullable String next(List<PageRow<T>> page, int limit) {
    return page.size() < limit ? null : String.join("~", page.get(limit - 1).cursor());
  }
}
