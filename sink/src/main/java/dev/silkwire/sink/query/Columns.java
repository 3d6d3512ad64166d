package dev.silkwire.sink.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.Published.Precision;
import dev.silkwire.sink.store.SortableTimestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Readers of columns that several tables share. Stateless. */
public final class Columns {
  private static final Pattern HTTP = Pattern.compile("(?i)https?://");

  private Columns() {}

  /**
   * Returns a URL that is safe as a link: http and https only. Returns null for other schemes, such
   * as {@code javascript:}, which the contract once allowed.
   */
  public static @Nullable String link(ResultSet row, String column) throws SQLException {
    String url = row.getString(column);
    return url != null && HTTP.matcher(url).lookingAt() ? url : null;
  }

  /** Returns the outlet, truncated to the contract's limits, which older rows may exceed. */
  public static Outlet outlet(ResultSet row) throws SQLException {
    return new Outlet(
        fit(row.getString("outlet_name"), FieldLimits.OUTLET),
        fit(row.getString("outlet_domain"), FieldLimits.DOMAIN),
        fit(row.getString("outlet_country"), FieldLimits.WORD));
  }

  private static @Nullable String fit(@Nullable String text, int max) {
    return text == null ? null : StorableText.fit(text, max);
  }

  /** Returns the publication, or unknown when the row violates the contract's current limits. */
  public static Published published(ResultSet row) throws SQLException {
    String date = row.getString("published_date");
    try {
      return new Published(
          instant(row, "published_at"),
          date == null ? null : LocalDate.parse(date),
          row.getString("published_offset"),
          Precision.valueOf(row.getString("published_precision").toUpperCase(Locale.ROOT)),
          row.getString("published_source"),
          row.getInt("published_suspect") == 1);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Published.UNKNOWN;
    }
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return SortableTimestamps.instant(row.getString(column));
  }

  public static Instant requiredInstant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instant(row, column), column);
  }

  public static @Nullable Integer nullableInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static JsonNode json(ResultSet row, String column) throws SQLException {
    try {
      return Json.mapper().readTree(row.getString(column));
    } catch (JsonProcessingException e) {
      throw new SQLException("column " + column + " does not contain JSON", e);
    }
  }
}
