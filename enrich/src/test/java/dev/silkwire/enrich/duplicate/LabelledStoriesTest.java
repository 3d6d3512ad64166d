package dev.silkwire.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.sketch.MinHashSketch;
import dev.silkwire.enrich.sketch.Shingles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Counts both kinds of errors on articles that are labelled by hand: originals that are taken as
 * copies, and copies that are taken as originals or attached to another story.
 */
class LabelledStoriesTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private record Article(String kind, String id, String copyOf, String title, String text) {
    static Article of(String line) {
      List<String> columns = RuleFile.columns(line);
      return new Article(
          columns.get(0),
          columns.get(2),
          columns.get(3),
          columns.get(4),
          columns.get(5).replace(" ¶ ", "\n"));
    }

    boolean isOriginal() {
      return copyOf.equals("-");
    }
  }

  /** Counts for one kind of articles. */
  private static final class Errors {
    private int originals;
    private int takenAsCopies;
    private int copies;
    private int missed;

    void count(Article article, String found) {
      boolean wrong = !found.equals(article.copyOf());
      if (article.isOriginal()) {
        originals++;
        takenAsCopies += wrong ? 1 : 0;
      } else {
        copies++;
        missed += wrong ? 1 : 0;
      }
    }

    String row(String kind) {
      return String.format("%s\t%d\t%d\t%d\t%d", kind, originals, takenAsCopies, copies, missed);
    }
  }

  /** The golden file has a row for each kind; a change of any count is a change of behaviour. */
  @ParameterizedTest
  @ValueSource(strings = {"near-duplicates", "near-duplicates-2", "near-duplicates-3"})
  void originalsStayApartAndCopiesAreFound(String set) {
    Map<String, Errors> errors = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    Map<String, String> found = decisions("/story/" + set + ".tsv");
    for (Article article : articles("/story/" + set + ".tsv")) {
      String decision = found.get(article.id());
      errors.computeIfAbsent(article.kind(), kind -> new Errors()).count(article, decision);
      if (!decision.equals(article.copyOf())) {
        wrong.add(article.id() + " is a copy of " + decision);
      }
    }
    List<String> rows = new ArrayList<>();
    errors.forEach((kind, counts) -> rows.add(counts.row(kind)));

    assertThat(rows)
        .as("wrong: %s", String.join("; ", wrong))
        .isEqualTo(RuleFile.lines("/story/" + set + "-errors.tsv"));
  }

  private static List<Article> articles(String file) {
    return RuleFile.lines(file).stream().map(Article::of).toList();
  }

  /** By id, the original that the article is found to copy; {@code -} for none. */
  private static Map<String, String> decisions(String file) {
    Shingles shingles = new Shingles();
    NearDuplicateIndex index = NearDuplicateIndex.inMemory();
    Map<String, String> found = new HashMap<>();
    for (Article article : articles(file)) {
      MinHashSketch sketch = shingles.sketch(article.title(), article.text());
      DuplicateDecision decision = index.decide(article.id(), sketch, NOW);
      found.put(article.id(), decision instanceof DuplicateDecision.Copy copy ? copy.of() : "-");
    }
    return found;
  }
}
