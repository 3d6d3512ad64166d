package dev.silkwire.app.option;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results are written and shown. */
public final class StoreOptions {
  @Option(
      names = "--http",
      paramLabel = "PORT",
      description = "Port of the page and the API (default: 8080; -1 for none).")
  private @Nullable String http;

  @Option(
      names = "--database",
      paramLabel = "JDBC-URL",
      description = "SQLite or PostgreSQL (default: a SQLite file in the data folder).")
  private @Nullable String database;

  @Option(
      names = "--public",
      description =
          "Show page and API to others than this machine; needs a password or the like, see"
              + " sink.access in config/silkwire.yaml.")
  private boolean open;

  /** As settings. */
  public Map<String, @Nullable String> flags() {
    Map<String, @Nullable String> flags = new TreeMap<>();
    flags.put("sink.http", http);
    flags.put("sink.database", database);
    flags.put("sink.bind", open ? "0.0.0.0" : null);
    return flags;
  }
}
