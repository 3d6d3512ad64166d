package dev.silkwire.app.ledger;

import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The ledger of the pipeline, computed from the topics alone. It compares entries seen, articles
 * published and the outcome of each, and checks that the totals are the sums over the articles in
 * force.
 */
public final class Ledger {
  private final Snapshot topics;

  private Ledger(Snapshot topics) {
    this.topics = topics;
  }

  /** Reads all topics and returns the lines of the ledger. */
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
        outcomes(),
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
    String details =
        "%d published + %d unchanged + skipped %s".formatted(published, unchanged, skipped);
    return Line.of("entries seen in feeds", seen, published + unchanged + dropped, details);
  }

  private Line published() {
    long published = topics.polls().stream().mapToLong(Poll::published).sum();
    long records = topics.revisions().values().stream().mapToLong(List::size).sum();
    return Line.of(
        "articles published by polls and replays",
        published + topics.replays().all(),
        records + topics.malformed(),
        "raw records, %d of them replayed".formatted(topics.replays().all()));
  }

  /**
   * Checks that each entry that a feed's state records as published has a record. Ingest does not
   * fetch such an entry again, so a later poll would count a lost article as unchanged. Raw records
   * are deleted after 30 days, but articles, duplicates and dead letters are kept longer.
   */
  private Line remembered() {
    Set<String> letters =
        topics.deadLetters().stream().map(DeadLetter::key).collect(Collectors.toSet());
    List<String> lost =
        topics.remembered().stream()
            .filter(id -> !topics.revisions().containsKey(id))
            .filter(id -> !topics.articles().containsKey(id))
            .filter(id -> !topics.duplicates().containsKey(id) && !letters.contains(id))
            .sorted()
            .toList();
    int known = topics.remembered().size();
    String details =
        lost.isEmpty()
            ? "with a record"
            : "with a record; without: "
                + String.join(", ", lost.subList(0, Math.min(3, lost.size())));
    return Line.of("entries remembered as published", known, known - lost.size(), details);
  }

  /**
   * Checks that each article id became either an article or a duplicate, and each bad record a dead
   * letter. A valid record that was replayed has a second outcome beside its dead letter.
   */
  private Line outcomes() {
    Set<String> both = new TreeSet<>(topics.articles().keySet());
    both.retainAll(topics.duplicates().keySet());
    long decided =
        topics.revisions().keySet().stream()
            .filter(id -> topics.articles().containsKey(id) != topics.duplicates().containsKey(id))
            .count();
    long letters = topics.deadLetters().stream().filter(l -> fromRawTopic(l)).count();
    String details =
        "%d articles + %d duplicates + %d dead letters%s"
            .formatted(
                topics.articles().size(),
                topics.duplicates().size(),
                letters,
                both.isEmpty() ? "" : "; both: " + both);
    return Line.of(
        "distinct raw articles and bad records",
        topics.revisions().size() + topics.malformed() + topics.replays().valid(),
        decided + letters,
        details);
  }

  private static boolean fromRawTopic(DeadLetter letter) {
    return letter.stage().equals("enrich") && letter.topic().equals(Topics.RAW_ARTICLES.name());
  }

  /** Checks that the revision number of an article counts the raw records that changed it. */
  private Line revisions() {
    long expected = 0;
    long actual = 0;
    for (Article article : topics.articles().values()) {
      List<Snapshot.Revision> revisions = topics.revisions().get(article.id());
      if (revisions != null) {
        expected += changes(revisions);
        actual += article.revision();
      }
    }
    return Line.of("changed readings of articles", expected, actual, "revisions");
  }

  private static long changes(List<Snapshot.Revision> revisions) {
    long changes = 1;
    for (int i = 1; i < revisions.size(); i++) {
      changes += revisions.get(i).equals(revisions.get(i - 1)) ? 0 : 1;
    }
    return changes;
  }

  private Line originals() {
    long withOriginal =
        topics.duplicates().values().stream()
            .filter(d -> topics.articles().containsKey(d.duplicateOf()))
            .count();
    return Line.of(
        "duplicates", topics.duplicates().size(), withOriginal, "that lead to an article");
  }

  /** Checks that each original with copies has a story with the number of copies. */
  private Line stories() {
    Map<String, Long> expected = LedgerTotals.copies(topics.duplicates().values());
    Map<String, Long> actual = new TreeMap<>();
    topics.stories().forEach((id, story) -> actual.put(id, story.copies()));
    long agree =
        expected.entrySet().stream()
            .filter(e -> e.getValue().equals(actual.get(e.getKey())))
            .count();
    boolean same = expected.equals(actual);
    return new Line(
        "originals with copies",
        Integer.toString(expected.size()),
        agree + " stories agree" + (same ? "" : " of " + actual.size()),
        same);
  }

  private Line mentions() {
    Set<String> expected =
        topics.articles().values().stream()
            .flatMap(a -> a.initiatives().stream().map(i -> Mention.key(a.id(), i.id())))
            .collect(Collectors.toCollection(TreeSet::new));
    long written = topics.mentions().keySet().stream().filter(expected::contains).count();
    boolean same = expected.equals(topics.mentions().keySet());
    return new Line(
        "initiatives in articles",
        Long.toString(expected.size()),
        written + " mention records" + (same ? "" : " of " + topics.mentions().size()),
        same);
  }

  private Line countryDays() {
    Map<String, LedgerTotals.Sum> expected =
        LedgerTotals.of(topics.articles().values(), topics.duplicates().values());
    Map<String, LedgerTotals.Sum> actual = LedgerTotals.of(topics.countryDays());
    long agree =
        expected.entrySet().stream()
            .filter(e -> e.getValue().equals(actual.get(e.getKey())))
            .count();
    boolean same = expected.equals(actual);
    return new Line(
        "country-days by the articles in force",
        Integer.toString(expected.size()),
        agree
            + " agree"
            + (same ? "" : " of " + actual.size() + LedgerTotals.difference(expected, actual)),
        same);
  }
}
