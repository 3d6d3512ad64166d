package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.api.Api;
import dev.silkwire.sink.store.Database;
import dev.silkwire.sink.store.DatabaseAddress;
import dev.silkwire.sink.store.DatabaseStart;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the sink: the database, the loop that fills it, and the web that reads it. */
public final class SinkMain implements AutoCloseable {
  private final Database database;
  private final LoopThread loop;
  private final @Nullable Api api;
  private final Progress progress;

  private SinkMain(Database database, LoopThread loop, @Nullable Api api, Progress progress) {
    this.database = database;
    this.loop = loop;
    this.api = api;
    this.progress = progress;
  }

  /**
   * Starts it. Waits for a database that does not answer yet; Kafka is waited for in the
   * background, so that the page is there meanwhile.
   *
   * @param metrics where the counters go
   * @param prometheus what {@code /metrics} answers
   * @throws SinkFailure when the port is taken or the database refuses us
   */
  public static SinkMain start(
      SinkConfig config, MeterRegistry metrics, Supplier<String> prometheus) {
    InstantSource clock = InstantSource.system();
    Progress progress = new Progress();
    SinkMetrics counters = new SinkMetrics(metrics, progress);
    Database database = open(config);
    try {
      Api api = config.web() ? web(config, database, progress, prometheus) : null;
      LoopThread loop = LoopThread.start(config, database, progress, counters, clock);
      return new SinkMain(database, loop, api, progress);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Database open(SinkConfig config) {
    try {
      DatabaseAddress address =
          new DatabaseAddress(config.database(), config.user(), config.password());
      return DatabaseStart.open(address, d -> Thread.sleep(d.toMillis()));
    } catch (DatabaseStart.Refused | UncheckedIOException | IllegalArgumentException e) {
      throw new SinkFailure(requireNonNull(e.getMessage()), e);
    }
  }

  private static Api web(
      SinkConfig config, Database database, Progress progress, Supplier<String> prometheus) {
    try {
      return Api.start(
          new Api.Settings(config.bind(), config.http(), config.access()),
          database,
          progress,
          prometheus);
    } catch (Api.PortInUse e) {
      throw new SinkFailure(
          "port %d of %s is in use; choose another with --http PORT, or --http -1 for no page"
              .formatted(config.http(), config.bind()),
          e);
    }
  }

  /** The port of page and API, or -1 without. */
  public int port() {
    return api == null ? -1 : api.port();
  }

  /** Why records are no longer stored, for a person; empty while the loop runs. */
  public Optional<String> failure() {
    return progress.failure();
  }

  @Override
  public void close() {
    if (api != null) {
      api.close();
    }
    loop.close();
    database.close();
  }
}
