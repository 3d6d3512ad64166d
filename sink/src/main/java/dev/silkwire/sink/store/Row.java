package dev.silkwire.sink.store;

import dev.silkwire.sink.words.Searchable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as the database takes it.
 *
 * @param values of all columns, in the order of the table's upsert
 * @param parts rows of each table that belongs to it, in the order of the table's parts
 * @param searchable the words it is found by, null for rows that are not
 */
record Row(
    List<@Nullable Object> values,
    List<List<List<Object>>> parts,
    @Nullable Searchable searchable) {
  Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    parts = List.copyOf(parts);
  }
}
