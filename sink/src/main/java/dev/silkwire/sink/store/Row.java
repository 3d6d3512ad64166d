package dev.silkwire.sink.store;

import dev.silkwire.sink.words.Searchable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row to upsert.
 *
 * @param values of all columns, in the order of the table's upsert
 * @param children rows of each child table, in the order of {@link Table#children()}
 * @param searchable its entry in the full-text index; null for tables that are not indexed
 */
record Row(
    List<@Nullable Object> values,
    List<List<List<Object>>> children,
    @Nullable Searchable searchable) {
  Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    children = List.copyOf(children);
  }
}
