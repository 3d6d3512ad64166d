package dev.silkwire.enrich.total;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.enrich.total.ArticleFootprint.CountryMentions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;

/**
 * The changes of totals by one article that belong to one partition. Each change is the difference
 * between the article's new and previous footprint, so that a total always equals the sum over the
 * current revisions of all articles.
 *
 * @param at arrival of the article
 * @param all at least one change
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Contributions(Instant at, List<Contribution> all) {
  /** The number of partitions of the totals' store; another number would lose the totals. */
  public static final int PARTITIONS = 4;

  /** At most about 600 bytes each: a country and a day of 40 characters, an initiative of 100. */
  private static final int MAX_PER_RECORD = 1_000;

  public Contributions {
    requireNonNull(at);
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a record of contributions needs at least one");
    }
  }

  /** Returns the partition of the totals. */
  public int partition() {
    return partition(all.get(0).key());
  }

  /** Partitions keys like Kafka's default partitioner. */
  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % PARTITIONS;
  }

  /** Returns the differences between two footprints of one article, by partition. */
  public static List<Contributions> between(
      ArticleFootprint before, ArticleFootprint after, Instant at) {
    List<List<Contribution>> partitions = new ArrayList<>(PARTITIONS);
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
    for (Contribution change : changes(of(before), of(after))) {
      partitions.get(partition(change.key())).add(change);
    }
    return partitions.stream().flatMap(changes -> split(changes, at).stream()).toList();
  }

  /** Splits changes into records, because one article may change 75,000 totals. */
  private static List<Contributions> split(List<Contribution> changes, Instant at) {
    List<Contributions> records = new ArrayList<>();
    for (int from = 0; from < changes.size(); from += MAX_PER_RECORD) {
      int to = Math.min(changes.size(), from + MAX_PER_RECORD);
      records.add(new Contributions(at, changes.subList(from, to)));
    }
    return records;
  }

  private static List<Contribution> changes(
      Map<String, Contribution> before, Map<String, Contribution> after) {
    List<Contribution> changes = new ArrayList<>();
    before.forEach(
        (key, old) -> {
          Contribution now = after.getOrDefault(key, old.minus(old));
          Contribution change = now.minus(old);
          if (!change.isZero()) {
            changes.add(change);
          }
        });
    after.forEach(
        (key, added) -> {
          if (!before.containsKey(key)) {
            changes.add(added);
          }
        });
    return changes;
  }

  /** Returns what an article contributes to each total; nothing before it is published. */
  private static Map<String, Contribution> of(ArticleFootprint footprint) {
    Map<String, Contribution> contributions = new TreeMap<>();
    if (footprint.hasArticle()) {
      int mentions = footprint.initiatives().values().stream().mapToInt(i -> i).sum();
      put(contributions, footprint, CountryDay.WORLD, new CountryMentions(mentions, false));
      footprint
          .countries()
          .forEach((country, mentioned) -> put(contributions, footprint, country, mentioned));
    }
    return contributions;
  }

  private static void put(
      Map<String, Contribution> contributions,
      ArticleFootprint footprint,
      String country,
      CountryMentions mentions) {
    Map<String, Integer> counts = new TreeMap<>(footprint.initiatives());
    counts.put(CountryDay.ANY, mentions.count());
    counts.forEach(
        (initiative, count) -> {
          Contribution contribution =
              new Contribution(
                  country,
                  initiative,
                  footprint.day(),
                  1,
                  1L + footprint.copies(),
                  count,
                  mentions.focus() ? 1 : 0);
          contributions.put(contribution.key(), contribution);
        });
  }
}
