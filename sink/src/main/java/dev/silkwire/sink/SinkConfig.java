package dev.silkwire.sink;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.sink.file.FilesConfig;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.store.RetentionConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the sink and its page.
 *
 * @param bootstrap Kafka's address; {@code localhost:9092} by default
 * @param instance this member's name within the group, the same after a restart; {@code 1} by
 *     default
 * @param group the Kafka group that several sinks share; {@code silkwire-sink} by default
 * @param database JDBC URL of SQLite or PostgreSQL; {@code jdbc:sqlite:data/silkwire.db} by default
 * @param user of the database, null when the URL says it or none is needed
 * @param password of the database user
 * @param batchSize most records in one transaction; 2,000 by default
 * @param batchDelay longest wait for a batch to fill; 100 ms by default
 * @param writers loops that write side by side, each some partitions; 2 into PostgreSQL and 1 into
 *     SQLite by default
 * @param retention how long rows stay
 * @param files results as files by day; none by default
 * @param http port of page and API, 0 for any free one, -1 for none; 8080 by default
 * @param bind address that page and API listen on; {@code 127.0.0.1} by default
 * @param access who may look; has to be decided where others than this machine reach the address
 */
public record SinkConfig(
    String bootstrap,
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

  /** Everything as it is when nobody says otherwise. */
  @SuppressWarnings("NullAway") // what is absent gets its default in the constructor
  public static final SinkConfig DEFAULTS =
      new SinkConfig(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  public SinkConfig {
    bootstrap = requireNonNullElse(bootstrap, "localhost:9092");
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
    check(writers == 1 || !sqlite, "writers must be 1 with SQLite, which has one at a time");
    check(batchSize >= 1, "batchSize must be at least 1, not " + batchSize);
    check(!batchDelay.isNegative(), "batchDelay must not be negative, but is " + batchDelay);
    check(http >= -1 && http <= 65_535, "http must be a port, 0 or -1, not " + http);
    check(
        database.startsWith("jdbc:sqlite:") || database.startsWith("jdbc:postgresql:"),
        "database must be a jdbc:sqlite: or jdbc:postgresql: URL, not " + database);
    check(
        http < 0 || AccessConfig.loopback(bind) || access.decided(),
        "others reach the page at "
            + bind
            + ": set a password (SILKWIRE_SINK_ACCESS_PASSWORD) or a token"
            + " (SILKWIRE_SINK_ACCESS_TOKEN), name the header by which a proxy says who is there"
            + " (SILKWIRE_SINK_ACCESS_PROXY_HEADER), or let everybody in"
            + " (SILKWIRE_SINK_ACCESS_ANYONE=true)");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Whether page and API are wanted. */
  public boolean web() {
    return http >= 0;
  }

  @Override
  public String toString() {
    return "SinkConfig[bootstrap=%s, instance=%s, group=%s, database=%s, http=%d, bind=%s]"
        .formatted(bootstrap, instance, group, database.replaceFirst("\\?.*", ""), http, bind);
  }
}
