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
 * Tells those who listen that the data has changed, as server-sent events: {@code changed} with the
 * version and the newest articles, and a comment now and then that keeps the line open.
 * Thread-safe.
 */
final class LiveEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int HEARTBEAT_EVERY_LOOKS = 150;
  private static final int MOST_LISTENERS = 200;
  private static final int MOST_LISTENERS_OF_AN_ADDRESS = 20;
  private static final int NEWEST = 10;

  private final Database database;
  private final DataVersion version;
  private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();

  /** At most one thread for each listener, and only while a slow one is being written to. */
  private final ExecutorService senders =
      Executors.newCachedThreadPool(r -> new Thread(r, "silkwire-events-sender"));

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "silkwire-events"));
  private @Nullable Future<?> looking;
  private String told = "";
  private int looks;

  LiveEvents(Database database, DataVersion version) {
    this.database = requireNonNull(database);
    this.version = requireNonNull(version);
  }

  /**
   * What has changed.
   *
   * @param newest the articles that arrived last, the newest first
   */
  record Changed(String version, List<Newest> newest) {}

  /** An article that has just arrived. */
  record Newest(String id, String title, Instant fetchedAt) {}

  void start() {
    looking =
        timer.scheduleWithFixedDelay(
            this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Adds a listener; beyond the limits the server closes its stream and asks it to retry later.
   *
   * @param address by which listeners are counted
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
    return listeners.size() < MOST_LISTENERS
        && same < MOST_LISTENERS_OF_AN_ADDRESS
        && listeners.add(listener);
  }

  private void look() {
    try {
      if (!listeners.isEmpty()) {
        tell();
      }
    } catch (SQLException e) {
      LOG.debug("nothing to tell: the database does not answer", e);
    } catch (RuntimeException e) {
      LOG.warn("listeners are not told: {}", e.toString());
      LOG.debug("listeners are not told", e);
    }
  }

  private void tell() throws SQLException {
    String now = version.tag();
    if (!now.equals(told)) {
      told = now;
      Changed changed = new Changed(now, database.read(LiveEvents::newest));
      listeners.forEach(l -> l.send(client -> client.sendEvent("changed", changed)));
    } else if (++looks % HEARTBEAT_EVERY_LOOKS == 0) {
      listeners.forEach(l -> l.send(client -> client.sendComment("still here")));
    }
  }

  private static List<Newest> newest(Connection connection) throws SQLException {
    return new SqlQuery("SELECT id, title, fetched_at FROM articles")
        .add(" ORDER BY fetched_at DESC LIMIT ?", NEWEST)
        .list(
            connection,
            r ->
                new Newest(
                    r.getString("id"), r.getString("title"), Columns.moment(r, "fetched_at")));
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(false);
    }
    timer.shutdownNow();
    senders.shutdownNow();
    listeners.forEach(l -> l.client().close());
  }
}
