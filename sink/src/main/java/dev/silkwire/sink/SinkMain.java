package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.StageFailure;
import dev.silkwire.sink.api.Api;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseStart;
import dev.silkwire.sink.file.FileThread;
import dev.silkwire.sink.view.Pulse;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts the sink: the database, the loops that fill it, the web and the files that show it. */
public final class SinkMain implements AutoCloseable {
  private final Database database;
  private final List<LoopThread> loops;
  private final @Nullable Api api;
  private final @Nullable FileThread files;
  private final Pulse progress;

  private SinkMain(
      Database database,
      List<LoopThread> loops,
      @Nullable Api api,
      @Nullable FileThread files,
      Pulse progress) {
    this.database = database;
    this.loops = loops;
    this.api = api;
    this.files = files;
    this.progress = progress;
  }

  /**
   * Starts it. Waits for a database that does not answer yet; Kafka is waited for in the
   * background, so that the page is there meanwhile.
   *
   * @param metrics where the counters go
   * @param prometheus what {@code /metrics} answers
   * @throws StageFailure when the port is taken, the database refuses us or files cannot be written
   */
  public static SinkMain start(
      SinkConfig config, MeterRegistry metrics, Supplier<String> prometheus) {
    return start(config, metrics, prometheus, Optional::empty);
  }

  /**
   * Starts it in a process that has other stages: {@code /health/ready} also answers 503 while one
   * of them reports a trouble.
   *
   * @param othersTrouble what keeps another stage from working, for a person; thread-safe
   * @throws StageFailure when the port is taken, the database refuses us or files cannot be written
   */
  public static SinkMain start(
      SinkConfig config,
      MeterRegistry metrics,
      Supplier<String> prometheus,
      Supplier<Optional<String>> othersTrouble) {
    InstantSource clock = InstantSource.system();
    List<Progress> each =
        Stream.generate(() -> new Progress(clock)).limit(config.writers()).toList();
    Pulse progress = new Pulses(each, othersTrouble);
    SinkMetrics counters = new SinkMetrics(metrics, progress);
    Database database = open(config);
    FileThread files = null;
    try {
      files = files(config, database);
      Api api = config.web() ? web(config, database, progress, prometheus, clock) : null;
      List<LoopThread> loops =
          IntStream.range(0, config.writers())
              .mapToObj(n -> LoopThread.start(config, n, database, each.get(n), counters, clock))
              .toList();
      return new SinkMain(database, loops, api, files, progress);
    } catch (RuntimeException e) {
      if (files != null) {
        files.close();
      }
      database.close();
      throw e;
    }
  }

  private static Database open(SinkConfig config) {
    try {
      DatabaseAddress address =
          new DatabaseAddress(config.database(), config.user(), config.password());
      return DatabaseStart.open(address, config.writers(), d -> Thread.sleep(d.toMillis()));
    } catch (DatabaseStart.Refused | UncheckedIOException | IllegalArgumentException e) {
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
      Pulse progress,
      Supplier<String> prometheus,
      InstantSource clock) {
    try {
      return Api.start(
          new Api.Settings(config.bind(), config.http(), config.access()),
          database,
          progress,
          prometheus,
          clock);
    } catch (Api.PortInUse e) {
      throw new StageFailure(
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
    loops.forEach(LoopThread::stop);
    loops.forEach(LoopThread::close);
    if (files != null) {
      files.close();
    }
    database.close();
  }
}
