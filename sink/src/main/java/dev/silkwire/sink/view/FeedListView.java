package dev.silkwire.sink.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of feeds with their health. Stateless. */
public final class FeedListView {
  private static final String FROM_FEEDS =
      " FROM feeds f LEFT JOIN feed_status s ON s.feed_id = f.id";
  private static final String HEALTH =
      "CASE WHEN s.feed_id IS NULL THEN 'waiting' WHEN s.state = 'gone' THEN 'gone'"
          + " WHEN s.failures > 0 THEN 'ill' WHEN s.silent_since IS NOT NULL THEN 'silent'"
          + " ELSE 'well' END";
  private static final String FAILING_FIRST =
      "CASE "
          + HEALTH
          + " WHEN 'ill' THEN 0 WHEN 'silent' THEN 1 WHEN 'gone' THEN 2 WHEN 'waiting' THEN 3"
          + " ELSE 4 END,"
          + " COALESCE(f.outlet_name, f.title, f.url), f.id";

  private FeedListView() {}

  /** A page of feeds, failing feeds first, with the number of feeds by health. */
  public record Feeds(List<FeedHealth> feeds, Map<String, Long> counts, @Nullable String next)
      implements Listing {
    @Override
    public List<FeedHealth> table() {
      return feeds;
    }

    @Override
    public Class<FeedHealth> rowType() {
      return FeedHealth.class;
    }
  }

  /** Values of the parameter {@code health}. */
  enum Health {
    ANY,
    WELL,
    ILL,
    SILENT,
    GONE,
    WAITING
  }

  /**
   * A feed with its state.
   *
   * @param health {@code well}, {@code ill} (its last poll failed), {@code silent} (it answers, but
   *     has had no new entry for far longer than usual), {@code gone} (it answered 410), {@code
   *     waiting} (not yet polled)
   * @param interval current interval between polls, in seconds
   * @param habit usual time between entries, in seconds; null when unknown
   * @param silentSince time of the last new entry of a silent feed; null for other feeds
   * @param polls sums over its recent polls; null before the first poll
   */
  public record FeedHealth(
      String id,
      @Nullable String url,
      String kind,
      @Nullable String title,
      Outlet outlet,
      JsonNode labels,
      String health,
      @Nullable String outcome,
      @Nullable String note,
      @Nullable Integer httpStatus,
      @Nullable Instant lastPoll,
      @Nullable Instant nextPoll,
      int failures,
      long interval,
      @Nullable Instant lastNewArticle,
      @Nullable Long habit,
      @Nullable Instant silentSince,
      @Nullable Polls polls) {}

  /** The sums over a feed's recent polls: seen = published + unchanged + skipped. */
  public record Polls(
      long polls, long failed, long seen, long published, long unchanged, long skipped) {}

  public static Feeds feeds(Connection connection, Parameters parameters) throws SQLException {
    int limit = parameters.limit(200, 1000);
    Health health = parameters.choice("health", Health.class, Health.ANY);
    int offset = parameters.offset();
    SqlQuery query = new SqlQuery("SELECT f.id" + FROM_FEEDS + " WHERE 1 = 1");
    if (health != Health.ANY) {
      query.add(" AND " + HEALTH + " = ?", health.name().toLowerCase(Locale.ROOT));
    }
    List<String> ids =
        query
            .add(" ORDER BY " + FAILING_FIRST + " LIMIT ? OFFSET ?", limit, offset)
            .list(connection, r -> r.getString("id"));
    String next = ids.size() < limit ? null : Integer.toString(offset + limit);
    return new Feeds(feeds(connection, ids), counts(connection), next);
  }

  /** Returns the number of feeds by health. */
  static Map<String, Long> counts(Connection connection) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    new SqlQuery("SELECT " + HEALTH + " AS health, COUNT(*) AS feeds" + FROM_FEEDS + " GROUP BY 1")
        .list(connection, r -> counts.put(r.getString("health"), r.getLong("feeds")));
    return counts;
  }

  private static List<FeedHealth> feeds(Connection connection, List<String> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, Polls> polls = polls(connection, ids);
    return new SqlQuery("SELECT f.*, s.outcome, s.note, s.http_status, s.last_poll, s.next_poll,")
        .add(" s.failures, s.interval_seconds, s.last_new_article, s.habit_seconds,")
        .add(" s.silent_since, " + HEALTH + " AS health")
        .add(FROM_FEEDS + " WHERE")
        .in("f.id", ids)
        .add(" ORDER BY " + FAILING_FIRST)
        .list(connection, r -> feed(r, polls.get(r.getString("id"))));
  }

  private static Map<String, Polls> polls(Connection connection, List<String> ids)
      throws SQLException {
    Map<String, Polls> polls = new HashMap<>();
    new SqlQuery("SELECT feed_id, SUM(CASE WHEN kind = 'feed' THEN 1 ELSE 0 END) AS polls,")
        .add(" SUM(CASE WHEN kind = 'feed' AND note IS NOT NULL THEN 1 ELSE 0 END) AS failed,")
        .add(" SUM(seen) AS seen, SUM(published) AS published, SUM(unchanged) AS unchanged,")
        .add(" SUM(skipped) AS skipped FROM polls WHERE")
        .in("feed_id", ids)
        .add(" GROUP BY feed_id")
        .list(connection, r -> polls.put(r.getString("feed_id"), polls(r)));
    return polls;
  }

  private static Polls polls(ResultSet r) throws SQLException {
    return new Polls(
        r.getLong("polls"),
        r.getLong("failed"),
        r.getLong("seen"),
        r.getLong("published"),
        r.getLong("unchanged"),
        r.getLong("skipped"));
  }

  private static FeedHealth feed(ResultSet r, @Nullable Polls polls) throws SQLException {
    return new FeedHealth(
        r.getString("id"),
        Columns.link(r, "url"),
        r.getString("kind"),
        r.getString("title"),
        Columns.outlet(r),
        Columns.json(r, "labels"),
        r.getString("health"),
        r.getString("outcome"),
        r.getString("note"),
        Columns.nullableInt(r, "http_status"),
        Columns.instant(r, "last_poll"),
        Columns.instant(r, "next_poll"),
        r.getInt("failures"),
        r.getLong("interval_seconds"),
        Columns.instant(r, "last_new_article"),
        Columns.nullableLong(r, "habit_seconds"),
        Columns.instant(r, "silent_since"),
        polls);
  }
}
