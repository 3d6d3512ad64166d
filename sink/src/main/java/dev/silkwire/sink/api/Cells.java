package dev.silkwire.sink.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.Published.Precision;
import dev.silkwire.sink.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what several tables have in common from their rows. Stateless. */
final class Cells {
  private Cells() {}

  static Outlet outlet(ResultSet row) throws SQLException {
    return new Outlet(
        row.getString("outlet_name"),
        row.getString("outlet_domain"),
        row.getString("outlet_country"));
  }

  static Published published(ResultSet row) throws SQLException {
    String date = row.getString("published_date");
    return new Published(
        instant(row, "published_at"),
        date == null ? null : LocalDate.parse(date),
        row.getString("published_offset"),
        Precision.valueOf(row.getString("published_precision").toUpperCase(Locale.ROOT)),
        row.getString("published_source"),
        row.getInt("published_suspect") == 1);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return Moments.instant(row.getString(column));
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instant(row, column), column);
  }

  static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Long whole(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static JsonNode json(ResultSet row, String column) throws SQLException {
    try {
      return Json.mapper().readTree(row.getString(column));
    } catch (JsonProcessingException e) {
      throw new SQLException("column " + column + " holds no JSON", e);
    }
  }
}
