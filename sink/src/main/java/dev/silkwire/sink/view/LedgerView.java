package dev.silkwire.sink.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What came in and what became of it, as far as the database has been told. Stateless. */
public final class LedgerView {
  private static final String SKIPPED = "skipped:";

  private LedgerView() {}

  /**
   * Accounts.
   *
   * @param polls entries of feeds, also of polls that were deleted since
   * @param rows how many records each table has received
   */
  public record Ledger(Polls polls, Map<String, Long> rows) {}

  /**
   * Entries that polls saw: published, unchanged or skipped for a named reason.
   *
   * @param balanced whether seen is the sum of the others
   */
  public record Polls(
      long polls,
      long seen,
      long published,
      long unchanged,
      Map<String, Long> skipped,
      boolean balanced) {}

  public static Ledger ledger(Connection connection) throws SQLException {
    Map<String, Long> polls = StatusView.pollTotals(connection);
    return new Ledger(polls(polls), StatusView.rows(connection, polls));
  }

  private static Polls polls(Map<String, Long> totals) {
    Map<String, Long> skipped = new TreeMap<>();
    totals.forEach(
        (name, total) -> {
          if (name.startsWith(SKIPPED)) {
            skipped.put(name.substring(SKIPPED.length()), total);
          }
        });
    long seen = totals.getOrDefault("seen", 0L);
    long published = totals.getOrDefault("published", 0L);
    long unchanged = totals.getOrDefault("unchanged", 0L);
    long named = skipped.values().stream().mapToLong(Long::longValue).sum();
    return new Polls(
        totals.getOrDefault("polls", 0L),
        seen,
        published,
        unchanged,
        skipped,
        seen == published + unchanged + named);
  }
}
