package dev.silkwire.sink;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.sink.file.FilesConfig;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.store.RetentionConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the sink, with its page and its API. A component that is null in a settings file
 * gets its default.
 *
 * @param kafka connection to Kafka; {@code localhost:9092} without properties by default
 * @param instance name of this member within the consumer group, the same after a restart; {@code
 *     1} by default
 * @param group consumer group that several sinks share; {@code silkwire-sink} by default
 * @param database JDBC URL of SQLite or PostgreSQL; {@code jdbc:sqlite:data/silkwire.db} by default
 * @param user database user; null when the URL contains it or none is needed
 * @param password password of the database user; null when the URL contains it or none is needed
 * @param batchSize maximum number of records in one transaction; 2,000 by default
 * @param batchDelay maximum time to wait for a batch to fill; 100 ms by default
 * @param writers number of loops, each with its share of the partitions; by default 2 with
 *     PostgreSQL and 1 with SQLite
 * @param retention how long rows are kept
 * @param files export as files by day; off by default
 * @param http port of page and API, 0 for any free port, -1 for none; 8080 by default
 * @param bind address that page and API listen on; {@code 127.0.0.1} by default
 * @param access authentication and limits of page and API; authentication must be configured, or
 *     switched off, when other machines can reach {@code bind}
 */
public record SinkConfig(
    KafkaConnection kafka,
    String instance,
    String group,
    String database,
    @Nullable String user,
    @Nullable String password,
    Integer batchSize,
    Duration batchDelay,
    Integer writers,
    RetentionConfig retention,
    FilesConfig files,
    Integer http,
    String bind,
    AccessConfig access) {

  /** All defaults. */
  @SuppressWarnings("NullAway") // the constructor replaces null by the default
  public static final SinkConfig DEFAULTS =
      new SinkConfig(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  public SinkConfig {
    kafka = requireNonNullElse(kafka, KafkaConnection.to("localhost:9092"));
    instance = requireNonNullElse(instance, "1");
    group = requireNonNullElse(group, "silkwire-sink");
    database = requireNonNullElse(database, "jdbc:sqlite:data/silkwire.db");
    batchSize = requireNonNullElse(batchSize, 2_000);
    batchDelay = requireNonNullElse(batchDelay, Duration.ofMillis(100));
    boolean sqlite = database.startsWith("jdbc:sqlite:");
    writers = requireNonNullElse(writers, sqlite ? 1 : 2);
    retention = requireNonNullElse(retention, RetentionConfig.DEFAULTS);
    files = requireNonNullElse(files, FilesConfig.DEFAULTS);
    http = requireNonNullElse(http, 8080);
    bind = requireNonNullElse(bind, "127.0.0.1");
    access = requireNonNullElse(access, AccessConfig.DEFAULTS);
    check(writers >= 1, "writers must be at least 1, not " + writers);
    check(writers == 1 || !sqlite, "writers must be 1 with SQLite, which allows one at a time");
    check(batchSize >= 1, "batchSize must be at least 1, not " + batchSize);
    check(!batchDelay.isNegative(), "batchDelay must not be negative, but is " + batchDelay);
    check(http >= -1 && http <= 65_535, "http must be a port, 0 or -1, not " + http);
    check(
        database.startsWith("jdbc:sqlite:") || database.startsWith("jdbc:postgresql:"),
        "database must be a jdbc:sqlite: or jdbc:postgresql: URL, not " + database);
    check(
        http < 0 || AccessConfig.isLoopback(bind) || access.isConfigured(),
        "other machines can reach the page at "
            + bind
            + ": set a password (SILKWIRE_SINK_ACCESS_PASSWORD) or a token"
            + " (SILKWIRE_SINK_ACCESS_TOKEN), name the header in which a proxy passes the user"
            + " (SILKWIRE_SINK_ACCESS_PROXY_HEADER), or allow access without authentication"
            + " (SILKWIRE_SINK_ACCESS_ANYONE=true)");
  }

  private static void check(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Returns whether page and API are served. */
  public boolean isWebEnabled() {
    return http >= 0;
  }

  @Override
  public String toString() {
    return "SinkConfig[kafka=%s, instance=%s, group=%s, database=%s, http=%d, bind=%s]"
        .formatted(kafka, instance, group, database.replaceFirst("\\?.*", ""), http, bind);
  }
}
