package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.SqlQuery;
import io.javalin.http.sse.SseClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server-sent events of the API: {@code changed} with the version of the data and the newest
 * articles, and comments that keep the connection open. Thread-safe: listeners are in a concurrent
 * set, other state is confined to the timer thread.
 */
final class LiveEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);
  private static final int CHECKS_PER_HEARTBEAT = 150;
  private static final int MAX_LISTENERS = 200;
  private static final int MAX_LISTENERS_PER_ADDRESS = 20;
  private static final int NEWEST_ARTICLES = 10;

  private final Database database;
  private final DataVersion version;
  private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();

  /** Has at most one thread for each listener, and only while an event is being sent. */
  private final ExecutorService senders =
      Executors.newCachedThreadPool(r -> new Thread(r, "silkwire-events-sender"));

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "silkwire-events"));
  private @Nullable Future<?> checks;
  private String sentVersion = "";
  private int unchangedChecks;

  LiveEvents(Database database, DataVersion version) {
    this.database = requireNonNull(database);
    this.version = requireNonNull(version);
  }

  /**
   * The event that the data has changed.
   *
   * @param newest latest articles by arrival, newest first
   */
  record Changed(String version, List<Newest> newest) {}

  /** An article that has just arrived. */
  record Newest(String id, String title, Instant fetchedAt) {}

  void start() {
    long interval = CHECK_INTERVAL.toMillis();
    checks = timer.scheduleWithFixedDelay(this::check, interval, interval, TimeUnit.MILLISECONDS);
  }

  /**
   * Adds a listener. Above the limits it answers 503 with Retry-After and closes the stream.
   *
   * @param address key of the client, for the limit of listeners per address
   */
  void listen(SseClient client, String address) {
    EventListener listener = new EventListener(client, address, senders);
    if (!admit(listener)) {
      client.ctx().status(503).header("Retry-After", "60");
      client.close();
      return;
    }
    client.keepAlive();
    client.onClose(() -> listeners.remove(listener));
    listener.send(c -> c.sendComment("listening"));
  }

  private synchronized boolean admit(EventListener listener) {
    long same = listeners.stream().filter(l -> l.address().equals(listener.address())).count();
    return listeners.size() < MAX_LISTENERS
        && same < MAX_LISTENERS_PER_ADDRESS
        && listeners.add(listener);
  }

  private void check() {
    try {
      if (!listeners.isEmpty()) {
        sendIfChanged();
      }
    } catch (SQLException e) {
      LOG.debug("cannot send events: the database does not answer", e);
    } catch (RuntimeException e) {
      LOG.warn("cannot send events: {}", e.toString());
      LOG.debug("cannot send events", e);
    }
  }

  private void sendIfChanged() throws SQLException {
    String current = version.tag();
    if (!current.equals(sentVersion)) {
      sentVersion = current;
      Changed changed = new Changed(current, database.read(LiveEvents::newest));
      listeners.forEach(l -> l.send(client -> client.sendEvent("changed", changed)));
    } else if (++unchangedChecks % CHECKS_PER_HEARTBEAT == 0) {
      listeners.forEach(l -> l.send(client -> client.sendComment("still here")));
    }
  }

  private static List<Newest> newest(Connection connection) throws SQLException {
    return new SqlQuery("SELECT id, title, fetched_at FROM articles")
        .add(" ORDER BY fetched_at DESC LIMIT ?", NEWEST_ARTICLES)
        .list(
            connection,
            r ->
                new Newest(
                    r.getString("id"),
                    r.getString("title"),
                    Columns.requiredInstant(r, "fetched_at")));
  }

  @Override
  public void close() {
    if (checks != null) {
      checks.cancel(false);
    }
    timer.shutdownNow();
    senders.shutdownNow();
    listeners.forEach(l -> l.client().close());
  }
}
