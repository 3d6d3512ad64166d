package dev.silkwire.app.option;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the database, the page and the API. */
public final class StoreOptions {
  @Option(
      names = "--http",
      paramLabel = "PORT",
      description = "Port of the page and the API (default: 8080; -1 for none).")
  private @Nullable String http;

  @Option(
      names = "--database",
      paramLabel = "JDBC-URL",
      description = "SQLite or PostgreSQL (default: an SQLite file in the data folder).")
  private @Nullable String database;

  @Option(
      names = "--public",
      description =
          "Serve page and API to other machines too; requires a password or another setting of"
              + " sink.access in config/silkwire.yaml.")
  private boolean isPublic;

  /** Returns the values by settings key. */
  public Map<String, @Nullable String> flags() {
    Map<String, @Nullable String> flags = new TreeMap<>();
    flags.put("sink.http", http);
    flags.put("sink.database", database);
    flags.put("sink.bind", isPublic ? "0.0.0.0" : null);
    return flags;
  }
}
