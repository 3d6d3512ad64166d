package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A writer of rows as JSON Lines; the field names are the column names. For one thread. */
final class JsonLinesWriter {
  private static final String BOOLEAN_COLUMN = "published_suspect";

  private final JsonGenerator to;
  private final Set<String> jsonColumns;

  /**
   * Creates a writer.
   *
   * @param jsonColumns columns that contain JSON
   */
  JsonLinesWriter(OutputStream to, Set<String> jsonColumns) throws IOException {
    this.to = Json.mapper().getFactory().createGenerator(to).setRootValueSeparator(null);
    this.jsonColumns = requireNonNull(jsonColumns);
  }

  void write(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    try {
      to.writeStartObject();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String column = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
        to.writeFieldName(column);
        writeValue(column, row.getObject(i));
      }
      to.writeEndObject();
      to.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeValue(String column, @Nullable Object value) throws IOException {
    if (value == null) {
      to.writeNull();
    } else if (jsonColumns.contains(column)) {
      to.writeRawValue(value.toString());
    } else if (column.equals(BOOLEAN_COLUMN)) {
      to.writeBoolean(((Number) value).intValue() == 1);
    } else if (value instanceof Number number) {
      to.writeNumber(number.longValue());
    } else {
      to.writeString(value.toString());
    }
  }

  void flush() throws IOException {
    to.flush();
  }
}
