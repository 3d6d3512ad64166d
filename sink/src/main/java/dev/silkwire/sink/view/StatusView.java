package dev.silkwire.sink.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.Counts;
import dev.silkwire.sink.query.DateRange;
import dev.silkwire.sink.query.Filters;
import dev.silkwire.sink.query.PageRow;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The status of the pipeline, and the list of dead letters. Stateless. */
public final class StatusView {
  private static final int PREVIEW_CHARS = 400;

  /** The world's totals count an article once under each initiative that it mentions. */
  private static final String MENTIONS =
      "SELECT SUM(stories) FROM country_days WHERE country = ? AND initiative <> ?";

  private static final List<String> COUNTED_TABLES =
      List.of("initiatives", "feeds", "feed_status", "dead_letters");

  private StatusView() {}

  /**
   * The status: the number of records of each kind, the lag, and what is wrong.
   *
   * @param feeds number of feeds by health
   * @param lastArticle arrival of the latest article; null when there is none
   * @param lag number of records not stored yet, by topic, in the partitions of this process
   * @param trouble why records cannot be stored; null when they can
   */
  public record Status(
      String database,
      long articles,
      long duplicates,
      long mentions,
      long initiatives,
      Map<String, Long> feeds,
      long polls,
      long deadLetters,
      @Nullable Instant lastArticle,
      Map<String, Long> lag,
      @Nullable String trouble) {}

  public static Status status(Connection connection, String product, SinkHealth health)
      throws SQLException {
    Map<String, Long> rows = rows(connection, pollTotals(connection));
    return new Status(
        product,
        rows.getOrDefault("articles", 0L),
        rows.getOrDefault("duplicates", 0L),
        rows.getOrDefault("mentions", 0L),
        rows.getOrDefault("initiatives", 0L),
        FeedListView.counts(connection),
        rows.getOrDefault("polls", 0L),
        rows.getOrDefault("dead_letters", 0L),
        new SqlQuery("SELECT fetched_at FROM articles ORDER BY fetched_at DESC LIMIT 1")
            .one(connection, r -> Columns.requiredInstant(r, "fetched_at"))
            .orElse(null),
        health.lagByTopic(),
        health.problem().orElse(null));
  }

  /**
   * Returns the number of records by table. Articles, duplicates, mentions and polls are read from
   * totals and include records that retention has deleted. The rows of small tables are counted;
   * {@code country_days} is left out, because counting it would scan a large table.
   *
   * @param pollTotals result of {@link #pollTotals}
   */
  static Map<String, Long> rows(Connection connection, Map<String, Long> pollTotals)
      throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    Counts all = Counts.sum(connection, CountryDay.ANY, CountryDay.WORLD, DateRange.ALL);
    rows.put("articles", all.stories());
    rows.put("duplicates", all.articles() - all.stories());
    rows.put("mentions", number(connection, MENTIONS, CountryDay.WORLD, CountryDay.ANY));
    rows.put("polls", pollTotals.getOrDefault("polls", 0L));
    for (String table : COUNTED_TABLES) {
      rows.put(table, number(connection, "SELECT COUNT(*) FROM " + table));
    }
    return rows;
  }

  private static long number(Connection connection, String sql, Object... values)
      throws SQLException {
    return new SqlQuery(sql, values).one(connection, r -> r.getLong(1)).orElse(0L);
  }

  /** Returns the sums over all polls, by name. */
  static Map<String, Long> pollTotals(Connection connection) throws SQLException {
    Map<String, Long> totals = new TreeMap<>();
    new SqlQuery("SELECT name, SUM(total) AS total FROM poll_totals GROUP BY name")
        .list(connection, r -> totals.put(r.getString("name"), r.getLong("total")));
    return totals;
  }

  /** A page of dead letters, newest first. */
  public record DeadLetters(List<Letter> deadLetters, @Nullable String next) implements Listing {
    @Override
    public List<Letter> table() {
      return deadLetters;
    }

    @Override
    public Class<Letter> rowType() {
      return Letter.class;
    }
  }

  /**
   * A record that could not be processed.
   *
   * @param preview beginning of the value; null for a tombstone
   * @param valueBytes length of the whole value; null for a tombstone
   */
  public record Letter(
      String stage,
      String reason,
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      @Nullable String preview,
      @Nullable Integer valueBytes,
      Instant refusedAt) {}

  public static DeadLetters deadLetters(Connection connection, Parameters parameters)
      throws SQLException {
    int limit = parameters.limit(50, 200);
    SqlQuery query = new SqlQuery("SELECT * FROM dead_letters WHERE 1 = 1");
    Filters.after(query, parameters.cursor(2), List.of("refused_at", "record_id"));
    List<PageRow<Letter>> page =
        query
            .add(" ORDER BY refused_at DESC, record_id DESC LIMIT ?", limit)
            .list(connection, StatusView::pageRow);
    return new DeadLetters(PageRow.rows(page, letter -> letter), PageRow.next(page, limit));
  }

  private static PageRow<Letter> pageRow(ResultSet r) throws SQLException {
    return new PageRow<>(List.of(r.getString("refused_at"), r.getString("record_id")), letter(r));
  }

  private static Letter letter(ResultSet r) throws SQLException {
    return new Letter(
        r.getString("stage"),
        r.getString("reason"),
        r.getString("topic"),
        r.getInt("partition_no"),
        r.getLong("topic_offset"),
        r.getString("record_key"),
        preview(r.getString("value")),
        Columns.nullableInt(r, "value_bytes"),
        Columns.requiredInstant(r, "refused_at"));
  }

  private static @Nullable String preview(@Nullable String base64) {
    if (base64 == null) {
      return null;
    }
    try {
      String text = new String(Base64.getDecoder().decode(base64), UTF_8);
      return text.length() > PREVIEW_CHARS ? text.substring(0, PREVIEW_CHARS) + "…" : text;
    } catch (IllegalArgumentException e) {
      return "(not Base64)";
    }
  }
}
