package dev.silkwire.app.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Utils;

/**
 * The partitions of {@code news.feeds} in which feeds are. A new feed gets the partition of its
 * host: one instance polls all feeds of a host, so that crawl delay and Retry-After hold for all of
 * them. A feed that exists stays in its partition. Immutable.
 */
public final class FeedPartitions {
  private final Map<String, Integer> byFeed;
  private final int count;

  private FeedPartitions(Map<String, Integer> byFeed, int count) {
    this.byFeed = Map.copyOf(byFeed);
    this.count = count;
  }

  /** Reads where the feeds are now. */
  public static FeedPartitions read(TopicLog log) {
    Map<String, Integer> byFeed = new HashMap<>();
    log.readAll(
        Topics.FEEDS.name(),
        record -> {
          if (record.value() != null) {
            byFeed.put(LatestValues.key(record), record.partition());
          } else {
            byFeed.remove(LatestValues.key(record), record.partition());
          }
        });
    return new FeedPartitions(byFeed, log.partitions(Topics.FEEDS.name()).size());
  }

  /** Returns the partition of a feed, whether it exists or not. */
  public int of(Feed feed) {
    return byFeed.getOrDefault(feed.id(), ofHost(feed.url()));
  }

  /** Returns the partition of a feed; empty if there is no such feed. */
  public OptionalInt of(String feedId) {
    Integer partition = byFeed.get(feedId);
    return partition == null ? OptionalInt.empty() : OptionalInt.of(partition);
  }

  private int ofHost(String url) {
    String host = requireNonNullElse(CanonicalUrl.host(url), url);
    return Utils.toPositive(Utils.murmur2(host.getBytes(UTF_8))) % count;
  }
}
