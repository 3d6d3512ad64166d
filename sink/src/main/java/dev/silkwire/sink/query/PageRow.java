package dev.silkwire.sink.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row and where it stands in the order, for those who ask for the page after it.
 *
 * @param place the values of the columns that order the list
 * @param row what is shown
 */
public record PageRow<T>(List<String> place, T row) {
  public PageRow {
    place = List.copyOf(place);
  }

  /** What is shown of each. */
  public static <T, R> List<R> rows(List<PageRow<T>> page, Function<T, R> shown) {
    return page.stream().map(p -> shown.apply(p.row())).toList();
  }

  /** The {@code before} of the next page; null where this page was not filled. */
  public static <T> @Nullable String next(List<PageRow<T>> page, int limit) {
    return page.size() < limit ? null : String.join("~", page.get(limit - 1).place());
  }
}
