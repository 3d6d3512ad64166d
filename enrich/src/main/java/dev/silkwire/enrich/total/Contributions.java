package dev.silkwire.enrich.total;

import dev.silkwire.contract.CountryDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be added to the totals, and taken from them, when an article says something else than
 * before. Totals are sums of these differences, and so equal the sum over the articles in force.
 */
public final class Contributions {
  private Contributions() {}

  /** The differences between two statements of one article, by key. */
  public static List<Contribution> between(Statement before, Statement after, Instant at) {
    Map<String, Contribution> old = of(before, at);
    Map<String, Contribution> now = of(after, at);
    List<Contribution> moves = new ArrayList<>();
    Map<String, Contribution> all = new TreeMap<>(old);
    all.putAll(now);
    for (Map.Entry<String, Contribution> entry : all.entrySet()) {
      Contribution some = entry.getValue();
      Contribution none = some.minus(some);
      Contribution move =
          now.getOrDefault(entry.getKey(), none).minus(old.getOrDefault(entry.getKey(), none));
      if (!move.changesNothing()) {
        moves.add(move);
      }
    }
    return moves;
  }

  private static Map<String, Contribution> of(Statement statement, Instant at) {
    Map<String, Contribution> contributions = new TreeMap<>();
    statement
        .countries()
        .forEach(
            (country, spoken) -> {
              put(contributions, statement, country, CountryDay.ANY, spoken.count(), spoken, at);
              statement
                  .initiatives()
                  .forEach(
                      (initiative, mentions) ->
                          put(contributions, statement, country, initiative, mentions, spoken, at));
            });
    return contributions;
  }

  private static void put(
      Map<String, Contribution> contributions,
      Statement statement,
      String country,
      String initiative,
      int mentions,
      Statement.Spoken spoken,
      Instant at) {
    Contribution contribution =
        new Contribution(
            country,
            initiative,
            statement.day(),
            1,
            1L + statement.copies(),
            mentions,
            spoken.focus() ? 1 : 0,
            at);
    contributions.put(contribution.key(), contribution);
  }
}
