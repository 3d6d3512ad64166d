package dev.silkwire.app.option;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the web is polled. */
public final class FetchOptions {
  @Option(
      names = "--feeds",
      paramLabel = "FILE",
      description = "Feeds to poll, OPML or YAML; added to those known already.")
  private @Nullable String feeds;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "Poll every feed at this interval, such as 15m, instead of adapting.")
  private @Nullable String every;

  @Option(
      names = "--revisit",
      paramLabel = "DURATION,…",
      description = "When to look at a page again for corrections (default: 1h,6h,24h).")
  private @Nullable String revisit;

  @Option(
      names = "--allow",
      paramLabel = "CIDR,…",
      description = "Private addresses that may be fetched from (default: none).")
  private @Nullable String allow;

  /** As settings. */
  public Map<String, @Nullable String> flags() {
    Map<String, @Nullable String> flags = new TreeMap<>();
    flags.put("feeds", feeds);
    flags.put("ingest.every", every);
    flags.put("ingest.revisits", revisit);
    flags.put("ingest.allow", allow);
    return flags;
  }
}
