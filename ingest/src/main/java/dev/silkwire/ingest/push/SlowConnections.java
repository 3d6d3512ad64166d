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
 * Closes connections that finish no request for some time, however steadily their bytes drip: an
 * idle timeout does not see them. Thread-safe: connections are counted in a concurrent map.
 */
final class SlowConnections extends AbstractLifeCycle implements Connection.Listener {
  /** A connection that no sweep has seen yet. */
  private static final long NEW = -1;

  private final Server server;
  private final Duration requestTime;
  private final Map<Connection, Long> finished = new ConcurrentHashMap<>();
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
    finished.put(connection, NEW);
  }

  @Override
  public void onClosed(Connection connection) {
    finished.remove(connection);
  }

  private void sweep() {
    finished.forEach(
        (connection, before) -> {
          long now = connection.getMessagesOut();
          if (now == before) {
            connection.getEndPoint().close();
          } else {
            finished.replace(connection, now);
          }
        });
  }
}
