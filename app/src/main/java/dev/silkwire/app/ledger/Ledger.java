package dev.silkwire.app.ledger;

import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Article;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Poll;
import dev.silkwire.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Adds everything up from the topics alone: entries seen, articles published, what became of each,
 * and whether the totals are the sum over the articles in force.
 */
public final class Ledger {
  private final Snapshot topics;

  private Ledger(Snapshot topics) {
    this.topics = topics;
  }

  /** The ledger's lines as the topics stand now. */
  public static List<Line> of(TopicLog log) {
    return new Ledger(Snapshot.take(log)).lines();
  }

  static List<Line> of(Snapshot topics) {
    return new Ledger(topics).lines();
  }

  private List<Line> lines() {
    return List.of(
        entries(),
        published(),
        remembered(),
        fates(),
        revisions(),
        originals(),
        stories(),
        mentions(),
        countryDays());
  }

  private Line entries() {
    long seen = topics.polls().stream().mapToLong(Poll::seen).sum();
    long published = topics.polls().stream().mapToLong(Poll::published).sum();
    long unchanged = topics.polls().stream().mapToLong(Poll::unchanged).sum();
    Map<String, Integer> skipped = new TreeMap<>();
    topics.polls().forEach(p -> p.skipped().forEach((k, n) -> skipped.merge(k, n, Integer::sum)));
    long dropped = skipped.values().stream().mapToLong(Integer::longValue).sum();
    String named =
        "%d published + %d unchanged + skipped %s".formatted(published, unchanged, skipped);
    return Line.of("entries seen in feeds", seen, published + unchanged + dropped, named);
  }

  private Line published() {
    long published = topics.polls().stream().mapToLong(Poll::published).sum();
    long readings = topics.readings().values().stream().mapToLong(List::size).sum();
    return Line.of(
        "articles published by polls", published, readings + topics.malformed(), "raw records");
  }

  /**
   * What a feed's state remembers as published is never read again, so it must be a record: else a
   * later poll counts as unchanged what was lost. Raw records end after 30 days; what became of
   * them does not.
   */
  private Line remembered() {
    Set<String> letters =
        topics.deadLetters().stream().map(DeadLetter::key).collect(Collectors.toSet());
    List<String> lost =
        topics.remembered().stream()
            .filter(id -> !topics.readings().containsKey(id))
            .filter(id -> !topics.articles().containsKey(id))
            .filter(id -> !topics.duplicates().containsKey(id) && !letters.contains(id))
            .sorted()
            .toList();
    int known = topics.remembered().size();
    String named =
        lost.isEmpty()
            ? "with a record"
            : "with a record; without: "
                + String.join(", ", lost.subList(0, Math.min(3, lost.size())));
    return Line.of("entries remembered as published", known, known - lost.size(), named);
  }

  /** Every article id became an article or a duplicate, never both; every bad record a letter. */
  private Line fates() {
    Set<String> both = new TreeSet<>(topics.articles().keySet());
    both.retainAll(topics.duplicates().keySet());
    long judged =
        topics.readings().keySet().stream()
            .filter(id -> topics.articles().containsKey(id) != topics.duplicates().containsKey(id))
            .count();
    long letters = topics.deadLetters().stream().filter(l -> fromRawTopic(l)).count();
    String named =
        "%d articles + %d duplicates + %d dead letters%s"
            .formatted(
                topics.articles().size(),
                topics.duplicates().size(),
                letters,
                both.isEmpty() ? "" : "; both: " + both);
    return Line.of(
        "distinct raw articles and bad records",
        topics.readings().size() + topics.malformed(),
        judged + letters,
        named);
  }

  private static boolean fromRawTopic(DeadLetter letter) {
    return letter.stage().equals("enrich") && letter.topic().equals(Topics.RAW_ARTICLES.name());
  }

  /** An article's revision counts the readings that changed it. */
  private Line revisions() {
    long wanted = 0;
    long found = 0;
    for (Article article : topics.articles().values()) {
      List<Snapshot.Reading> readings = topics.readings().get(article.id());
      if (readings != null) {
        wanted += changes(readings);
        found += article.revision();
      }
    }
    return Line.of("changed readings of articles", wanted, found, "revisions");
  }

  private static long changes(List<Snapshot.Reading> readings) {
    long changes = 1;
    for (int i = 1; i < readings.size(); i++) {
      changes += readings.get(i).equals(readings.get(i - 1)) ? 0 : 1;
    }
    return changes;
  }

  private Line originals() {
    long led =
        topics.duplicates().values().stream()
            .filter(d -> topics.articles().containsKey(d.duplicateOf()))
            .count();
    return Line.of("duplicates", topics.duplicates().size(), led, "that lead to an article");
  }

  /** Each original with copies is a story, which counts them. */
  private Line stories() {
    Map<String, Long> expected = LedgerTotals.copies(topics.duplicates().values());
    Map<String, Long> found = new TreeMap<>();
    topics.stories().forEach((id, story) -> found.put(id, story.copies()));
    long agree =
        expected.entrySet().stream()
            .filter(e -> e.getValue().equals(found.get(e.getKey())))
            .count();
    boolean same = expected.equals(found);
    return new Line(
        "originals with copies",
        Integer.toString(expected.size()),
        agree + " stories agree" + (same ? "" : " of " + found.size()),
        same);
  }

  private Line mentions() {
    Set<String> said =
        topics.articles().values().stream()
            .flatMap(a -> a.initiatives().stream().map(i -> Mention.key(a.id(), i.id())))
            .collect(Collectors.toCollection(TreeSet::new));
    long written = topics.mentions().keySet().stream().filter(said::contains).count();
    boolean same = said.equals(topics.mentions().keySet());
    return new Line(
        "initiatives in articles",
        Long.toString(said.size()),
        written + " mention records" + (same ? "" : " of " + topics.mentions().size()),
        same);
  }

  private Line countryDays() {
    Map<String, LedgerTotals.Sum> expected =
        LedgerTotals.of(topics.articles().values(), topics.duplicates().values());
    Map<String, LedgerTotals.Sum> found = LedgerTotals.of(topics.countryDays());
    long agree =
        expected.entrySet().stream()
            .filter(e -> e.getValue().equals(found.get(e.getKey())))
            .count();
    boolean same = expected.equals(found);
    return new Line(
        "country-days by the articles in force",
        Integer.toString(expected.size()),
        agree
            + " agree"
            + (same ? "" : " of " + found.size() + LedgerTotals.difference(expected, found)),
        same);
  }
}
