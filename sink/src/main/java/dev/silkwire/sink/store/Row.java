package dev.silkwire.sink.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as the database takes it.
 *
 * @param values of all columns, in the order of the table's upsert
 * @param parts rows of each table that belongs to it, in the order of the table's parts
 */
record Row(List<@Nullable Object> values, List<List<List<Object>>> parts) {
  Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    parts = List.copyOf(parts);
  }
}
