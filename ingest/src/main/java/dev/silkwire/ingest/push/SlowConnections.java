package dev.silkwire.ingest.push;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.component.Container;

/**
 * Closes connections that have completed no request for some time. Complements the idle timeout,
 * which does not detect connections that send single bytes. Thread-safe: connections are in a
 * concurrent map.
 */
final class SlowConnections extends AbstractLifeCycle implements Connection.Listener {
  /** Number of responses of a connection that has not been checked yet. */
  private static final long NOT_CHECKED = -1;

  private final Server server;
  private final Duration requestTime;
  private final Map<Connection, Long> responses = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ingest-push-sweep");
            thread.setDaemon(true);
            return thread;
          });

  SlowConnections(Server server, Duration requestTime) {
    this.server = server;
    this.requestTime = requestTime;
  }

  @Override
  protected void doStart() {
    for (Connector connector : server.getConnectors()) {
      Container.addBean(connector, this);
    }
    long millis = requestTime.toMillis();
    var unused = sweeper.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    sweeper.shutdownNow();
  }

  @Override
  public void onOpened(Connection connection) {
    responses.put(connection, NOT_CHECKED);
  }

  @Override
  public void onClosed(Connection connection) {
    responses.remove(connection);
  }

  private void sweep() {
    responses.forEach(
        (connection, before) -> {
          long now = connection.getMessagesOut();
          if (now == before) {
            connection.getEndPoint().close();
          } else {
            responses.replace(connection, now);
          }
        });
  }
}
