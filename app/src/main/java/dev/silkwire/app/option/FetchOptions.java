package dev.silkwire.app.option;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for polling feeds. */
public final class FetchOptions {
  @Option(
      names = "--feeds",
      paramLabel = "FILE",
      description = "OPML or YAML file of feeds to poll, in addition to the feeds in Kafka.")
  private @Nullable String feeds;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "Poll every feed at this interval, such as 15m, instead of adapting.")
  private @Nullable String every;

  @Option(
      names = "--revisit",
      paramLabel = "DURATION,…",
      description = "When to fetch a page again for corrections (default: 1h,6h,24h).")
  private @Nullable String revisit;

  @Option(
      names = "--allow",
      paramLabel = "CIDR,…",
      description = "Private addresses that may be fetched (default: none).")
  private @Nullable String allow;

  /** Returns the values by settings key. */
  public Map<String, @Nullable String> flags() {
    Map<String, @Nullable String> flags = new TreeMap<>();
    flags.put("feeds", feeds);
    flags.put("ingest.every", every);
    flags.put("ingest.revisits", revisit);
    flags.put("ingest.allow", allow);
    return flags;
  }
}
