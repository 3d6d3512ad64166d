package dev.silkwire.sink.query;

import dev.silkwire.contract.record.CountryDay;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * An estimate of how many articles are stored, for query planners: the sum of the world's totals,
 * which includes articles that retention has deleted. The sum is read when it is first needed. For
 * one request.
 */
final class ArticleCount {
  private static final long UNKNOWN = -1;

  private long count = UNKNOWN;

  long get(Connection connection) throws SQLException {
    if (count == UNKNOWN) {
      count = Counts.sum(connection, CountryDay.ANY, CountryDay.WORLD, DateRange.ALL).stories();
    }
    return count;
  }
}
