package dev.silkwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.silkwire.enrich.duplicate.DuplicateDecision;
import dev.silkwire.enrich.duplicate.NearDuplicateIndex;
import dev.silkwire.enrich.sketch.Shingles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many of the pairs of articles that share half of their runs of five words are found to be one
 * story, and how many of those that are found share a third of them, or are parts of each other?
 * Each article is held against every other, word by word.
 */
public final class StoriesScore {
  private static final int WIDTH = 5;
  private static final int FEWEST = 12;
  private static final double HALF = 0.5;
  private static final double THIRD = 0.3;
  private static final double CONTAINED = 0.7;
  private static final Instant NOW = Instant.parse("2026-10-20T06:00:00Z");
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private final List<Set<String>> runs = new ArrayList<>();
  private final List<Integer> originals = new ArrayList<>();

  private StoriesScore() {}

  /**
   * Prints the figures.
   *
   * @param args a file of JSON lines with title and text, in the order of their arrival
   */
  public static void main(String[] args) throws IOException {
    StoriesScore score = new StoriesScore();
    ObjectMapper json = new ObjectMapper();
    Shingles shingles = new Shingles();
    NearDuplicateIndex index = NearDuplicateIndex.inMemory();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      JsonNode article = json.readTree(line);
      String text = article.path("text").asText();
      int number = score.runs.size();
      DuplicateDecision verdict =
          index.decide(
              Integer.toString(number),
              shingles.sketch(article.path("title").asText(), text),
              NOW.plusSeconds(number));
      score.add(
          text,
          verdict instanceof DuplicateDecision.Copy copy ? Integer.parseInt(copy.of()) : number);
    }
    score.print();
  }

  private void add(String text, int original) {
    List<String> words =
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    Set<String> itsRuns = new HashSet<>();
    for (int i = 0; i + WIDTH <= words.size(); i++) {
      itsRuns.add(String.join(" ", words.subList(i, i + WIDTH)));
    }
    runs.add(itsRuns);
    originals.add(original);
  }

  private void print() {
    int alike = 0;
    int met = 0;
    int copies = 0;
    int right = 0;
    for (int a = 0; a < runs.size(); a++) {
      for (int b = 0; b < a; b++) {
        boolean pair = similarity(a, b) >= HALF;
        alike += pair ? 1 : 0;
        met += pair && originals.get(a).equals(originals.get(b)) ? 1 : 0;
      }
      int original = originals.get(a);
      copies += original == a ? 0 : 1;
      right += original != a && isRepeated(a, original) ? 1 : 0;
    }
    System.out.printf(
        "%d articles: %d of %d pairs found, recall %.3f; %d of %d copies right, precision %.3f%n",
        runs.size(), met, alike, share(met, alike), right, copies, share(right, copies));
  }

  private boolean isRepeated(int a, int b) {
    int smaller = Math.min(runs.get(a).size(), runs.get(b).size());
    return similarity(a, b) >= THIRD || share(common(a, b), smaller) >= CONTAINED;
  }

  /** Of texts that are too short to tell it is none. */
  private double similarity(int a, int b) {
    int one = runs.get(a).size();
    int other = runs.get(b).size();
    int smaller = Math.min(one, other);
    if (smaller < FEWEST || smaller < THIRD * Math.max(one, other)) {
      return 0;
    }
    int common = common(a, b);
    return share(common, one + other - common);
  }

  private int common(int a, int b) {
    Set<String> longer = runs.get(a);
    Set<String> shorter = runs.get(b);
    return (int)
        (shorter.size() > longer.size()
            ? longer.stream().filter(shorter::contains).count()
            : shorter.stream().filter(longer::contains).count());
  }

  private static double share(int some, int all) {
    return all == 0 ? 1 : (double) some / all;
  }
}
