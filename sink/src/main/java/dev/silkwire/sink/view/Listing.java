package dev.silkwire.sink.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rows, which can be written as a table too. */
public interface Listing {
  /** The {@code before} of the next page; null on the last one, and where all is on one page. */
  default @Nullable String next() {
    return null;
  }

  /** The rows of the table. */
  @JsonIgnore
  List<? extends Record> table();

  /** The rows' type, whose components are the columns. */
  @JsonIgnore
  Class<? extends Record> rowType();
}
