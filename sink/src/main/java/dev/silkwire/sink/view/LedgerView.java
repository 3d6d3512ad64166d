package dev.silkwire.sink.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The balance of entries that polls saw, and the number of records by table. Stateless. */
public final class LedgerView {
  private static final String SKIPPED = "skipped:";

  private LedgerView() {}

  /**
   * The ledger.
   *
   * @param polls entries of all polls, including those that retention has deleted
   * @param rows number of records by table; see {@link StatusView#rows}
   */
  public record Ledger(Polls polls, Map<String, Long> rows) {}

  /**
   * The entries that polls saw: published, unchanged, or skipped for a named reason.
   *
   * @param balanced whether {@code seen} is the sum of the others
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
    long skippedSum = skipped.values().stream().mapToLong(Long::longValue).sum();
    return new Polls(
        totals.getOrDefault("polls", 0L),
        seen,
        published,
        unchanged,
        skipped,
        seen == published + unchanged + skippedSum);
  }
}
