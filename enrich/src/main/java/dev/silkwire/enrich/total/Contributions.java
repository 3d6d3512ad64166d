package dev.silkwire.enrich.total;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.total.ArticleFootprint.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;

/**
 * What has to be added to the totals, and taken from them, when an article says something else than
 * before. Totals are sums of these differences, and so equal the sum over the articles in force.
 * All of one article that go to one partition travel together.
 *
 * @param all at least one; all from one moment and to one partition
 */
public record Contributions(List<Contribution> all) {
  /** Over how many partitions totals are spread: by their own keys, for good. */
  public static final int PARTITIONS = 4;

  /**
   * Contributions in one record: each takes at most some 600 bytes, with a country and a day of 40
   * characters and an initiative of 100.
   */
  private static final int MOST = 1_000;

  public Contributions {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("nothing to add");
    }
  }

  /** How they travel. */
  public static StateSerde<Contributions> serde() {
    return StateSerde.of(Contributions::write, Contributions::read);
  }

  private static void write(Contributions some, FieldWriter to) {
    to.moment(some.all.get(0).at()).number(some.all.size());
    some.all.forEach(one -> one.write(to));
  }

  private static Contributions read(FieldReader from) {
    Instant at = from.moment();
    List<Contribution> all = new ArrayList<>();
    for (int i = from.count(); i > 0; i--) {
      all.add(Contribution.read(from, at));
    }
    return new Contributions(all);
  }

  /** Where their totals are. */
  public int partition() {
    return partition(all.get(0).key());
  }

  /** As Kafka spreads keys. */
  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % PARTITIONS;
  }

  /** The differences between two statements of one article, by partition. */
  public static List<Contributions> between(
      ArticleFootprint before, ArticleFootprint after, Instant at) {
    List<List<Contribution>> packs = new ArrayList<>(PARTITIONS);
    for (int i = 0; i < PARTITIONS; i++) {
      packs.add(new ArrayList<>());
    }
    for (Contribution move : moves(of(before, at), of(after, at))) {
      packs.get(partition(move.key())).add(move);
    }
    return packs.stream().flatMap(pack -> split(pack).stream()).toList();
  }

  /** In records of at most {@link #MOST}, since an article may move 75,000 totals. */
  private static List<Contributions> split(List<Contribution> pack) {
    List<Contributions> parts = new ArrayList<>();
    for (int from = 0; from < pack.size(); from += MOST) {
      parts.add(new Contributions(pack.subList(from, Math.min(pack.size(), from + MOST))));
    }
    return parts;
  }

  private static List<Contribution> moves(
      Map<String, Contribution> before, Map<String, Contribution> after) {
    List<Contribution> moves = new ArrayList<>();
    before.forEach(
        (key, some) -> {
          Contribution now = after.getOrDefault(key, some.minus(some));
          Contribution move = now.minus(some);
          if (!move.changesNothing()) {
            moves.add(move);
          }
        });
    after.forEach(
        (key, some) -> {
          if (!before.containsKey(key)) {
            moves.add(some);
          }
        });
    return moves;
  }

  /** What an article contributes to each total; nothing before it is published. */
  private static Map<String, Contribution> of(ArticleFootprint statement, Instant at) {
    Map<String, Contribution> contributions = new TreeMap<>();
    if (statement.isPublished()) {
      int mentions = statement.initiatives().values().stream().mapToInt(i -> i).sum();
      put(contributions, statement, CountryDay.WORLD, new Spoken(mentions, false), at);
      statement
          .countries()
          .forEach((country, spoken) -> put(contributions, statement, country, spoken, at));
    }
    return contributions;
  }

  private static void put(
      Map<String, Contribution> contributions,
      ArticleFootprint statement,
      String country,
      Spoken spoken,
      Instant at) {
    Map<String, Integer> mentions = new TreeMap<>(statement.initiatives());
    mentions.put(CountryDay.ANY, spoken.count());
    mentions.forEach(
        (initiative, count) -> {
          Contribution some = contribution(statement, country, initiative, count, spoken, at);
          contributions.put(some.key(), some);
        });
  }

  private static Contribution contribution(
      ArticleFootprint statement,
      String country,
      String initiative,
      int mentions,
      Spoken spoken,
      Instant at) {
    return new Contribution(
        country,
        initiative,
        statement.day(),
        1,
        1L + statement.copies(),
        mentions,
        spoken.focus() ? 1 : 0,
        at);
  }
}
