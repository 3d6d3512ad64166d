package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.error.StageFailure;
import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.sink.api.Api;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseStart;
import dev.silkwire.sink.file.FileThread;
import dev.silkwire.sink.view.SinkHealth;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sink: a database, the loops that fill it, the server of page and API, and the export as files
 * by day. Thread-safe: all fields are final and their types are thread-safe.
 *
 * <pre>{@code
 * try (SinkMain sink = SinkMain.start(SinkConfig.DEFAULTS, registry, registry::scrape)) {
 *   while (sink.failure().isEmpty()) {
 *     Thread.sleep(1000);
 *   }
 * }
 * }</pre>
 */
public final class SinkMain implements AutoCloseable {
  /** The name of the stage in health reports. */
  private static final String STAGE = "sink";

  private static final int VALIDATION_SECONDS = 5;

  private final Database database;
  private final List<LoopThread> loops;
  private final @Nullable Api api;
  private final @Nullable FileThread files;
  private final SinkHealth health;

  private SinkMain(
      Database database,
      List<LoopThread> loops,
      @Nullable Api api,
      @Nullable FileThread files,
      SinkHealth health) {
    this.database = database;
    this.loops = loops;
    this.api = api;
    this.files = files;
    this.health = health;
  }

  /**
   * Starts the sink. Blocks until the database answers. Threads wait for Kafka in the background,
   * so that the page is served meanwhile.
   *
   * @param metrics registry of the sink's meters
   * @param prometheus supplies the body of {@code /metrics}
   * @throws StageFailure when the port is in use, the database rejects the connection or its
   *     tables, or the files cannot be written
   */
  public static SinkMain start(
      SinkConfig config, MeterRegistry metrics, Supplier<String> prometheus) {
    return start(config, metrics, prometheus, new StageHealths(List.of(STAGE)));
  }

  /**
   * Starts the sink and registers its health.
   *
   * @param stages all stages of this process, which the page reports
   * @throws StageFailure as {@link #start(SinkConfig, MeterRegistry, Supplier)} does
   */
  public static SinkMain start(
      SinkConfig config, MeterRegistry metrics, Supplier<String> prometheus, StageHealths stages) {
    InstantSource clock = InstantSource.system();
    List<Progress> progress =
        Stream.generate(() -> new Progress(clock)).limit(config.writers()).toList();
    SinkHealth health = new CombinedHealth(progress, stages);
    SinkMetrics meters = new SinkMetrics(metrics, health);
    Database database = open(config);
    database.measure(meters.connectionPools());
    stages.put(STAGE, health::notLive, () -> health.problem().or(() -> databaseProblem(database)));
    FileThread files = null;
    try {
      files = files(config, database);
      Api api = config.isWebEnabled() ? web(config, database, health, prometheus, clock) : null;
      List<LoopThread> loops =
          IntStream.range(0, config.writers())
              .mapToObj(n -> LoopThread.start(config, n, database, progress.get(n), meters, clock))
              .toList();
      return new SinkMain(database, loops, api, files, health);
    } catch (RuntimeException e) {
      if (files != null) {
        files.close();
      }
      database.close();
      throw e;
    }
  }

  /** Returns why the database cannot be read; waits for it up to some ten seconds. */
  private static Optional<String> databaseProblem(Database database) {
    try {
      return database.read(connection -> connection.isValid(VALIDATION_SECONDS))
          ? Optional.empty()
          : Optional.of("the database does not answer");
    } catch (SQLException e) {
      return Optional.of("the database does not answer: " + e.getMessage());
    }
  }

  private static Database open(SinkConfig config) {
    try {
      DatabaseAddress address =
          new DatabaseAddress(config.database(), config.user(), config.password());
      return DatabaseStart.open(address, config.writers(), d -> Thread.sleep(d.toMillis()));
    } catch (DatabaseStart.CannotOpen | UncheckedIOException | IllegalArgumentException e) {
      throw new StageFailure(requireNonNull(e.getMessage()), e);
    }
  }

  private static @Nullable FileThread files(SinkConfig config, Database database) {
    String folder = config.files().folder();
    try {
      return folder == null ? null : FileThread.start(folder, config.files().every(), database);
    } catch (UncheckedIOException e) {
      throw new StageFailure(requireNonNull(e.getMessage()), e);
    }
  }

  private static Api web(
      SinkConfig config,
      Database database,
      SinkHealth health,
      Supplier<String> prometheus,
      InstantSource clock) {
    try {
      return Api.start(
          new Api.Settings(config.bind(), config.http(), config.access()),
          database,
          health,
          prometheus,
          clock);
    } catch (Api.PortInUse e) {
      throw new StageFailure(
          "port %d of %s is in use; choose another with --http PORT, or pass --http -1 for no page"
              .formatted(config.http(), config.bind()),
          e);
    }
  }

  /** Returns the port of page and API, or -1 when they are not served. */
  public int port() {
    return api == null ? -1 : api.port();
  }

  /** Returns why a loop has ended, for a person; empty while all loops run. */
  public Optional<String> failure() {
    return health.failure();
  }

  @Override
  public void close() {
    if (api != null) {
      api.close();
    }
    loops.forEach(LoopThread::stop);
    loops.forEach(LoopThread::close);
    if (files != null) {
      files.close();
    }
    database.close();
  }
}
