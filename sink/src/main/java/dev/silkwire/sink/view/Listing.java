package dev.silkwire.sink.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rows that can also be written as CSV. */
public interface Listing {
  /** Returns the {@code before} of the next page; null when there is none. */
  default @Nullable String next() {
    return null;
  }

  /** Returns the rows of the CSV table. */
  @JsonIgnore
  List<? extends Record> table();

  /** Returns the type of the rows, whose components are the columns. */
  @JsonIgnore
  Class<? extends Record> rowType();
}
