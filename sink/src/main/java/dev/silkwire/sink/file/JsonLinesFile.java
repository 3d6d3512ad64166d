package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.silkwire.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows as JSON, one a line; the names are those of the columns. For one thread. */
final class JsonLinesFile {
  private static final String SUSPECT = "published_suspect";

  private final JsonGenerator to;
  private final Set<String> json;

  /**
   * Begins to write.
   *
   * @param json columns that hold JSON
   */
  JsonLinesFile(OutputStream to, Set<String> json) throws IOException {
    this.to = Json.mapper().getFactory().createGenerator(to).setRootValueSeparator(null);
    this.json = requireNonNull(json);
  }

  /** Writes a row. */
  void write(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    try {
      to.writeStartObject();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String column = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
        to.writeFieldName(column);
        cell(column, row.getObject(i));
      }
      to.writeEndObject();
      to.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cell(String column, @Nullable Object value) throws IOException {
    if (value == null) {
      to.writeNull();
    } else if (json.contains(column)) {
      to.writeRawValue(value.toString());
    } else if (column.equals(SUSPECT)) {
      to.writeBoolean(((Number) value).intValue() == 1);
    } else if (value instanceof Number number) {
      to.writeNumber(number.longValue());
    } else {
      to.writeString(value.toString());
    }
  }

  /** Hands on what it still holds. */
  void flush() throws IOException {
    to.flush();
  }
}
