package dev.silkwire.enrich.text;

import dev.silkwire.contract.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of an article that only say again what another line says: a standfirst that
 * anticipates the first paragraph, a caption that repeats one, a headline printed twice. What they
 * mention is counted once. A line repeats another when most of its runs of three words stand there.
 */
public final class Repetition {
  private static final int RUN = 3;
  private static final int FEWEST_RUNS = 5;
  private static final double MOST = 0.6;
  private static final int OPENING_LINES = 2;
  private static final Repetition NOTHING = new Repetition(List.of(), Set.of());

  private final List<Line> lines;
  private final Set<Line> repeats;

  private record Line(
      int passage, int from, int to, boolean probe, boolean title, boolean caption) {
    boolean contains(int where, int position) {
      return passage == where && from <= position && position < to;
    }
  }

  private Repetition(List<Line> lines, Set<Line> repeats) {
    this.lines = lines;
    this.repeats = repeats;
  }

  /** What is said twice in these passages. */
  public static Repetition in(List<Passage> passages) {
    List<Line> lines = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      split(passages.get(p), p, lines);
    }
    List<Set<Long>> runs = new ArrayList<>(lines.size());
    for (Line line : lines) {
      runs.add(runs(passages.get(line.passage).text(), line));
    }
    Set<Line> repeats = new HashSet<>();
    for (int l = 0; l < lines.size(); l++) {
      if (lines.get(l).probe && runs.get(l).size() >= FEWEST_RUNS) {
        compare(lines, runs, l, repeats);
      }
    }
    return repeats.isEmpty() ? NOTHING : new Repetition(lines, repeats);
  }

  /** Whether what stands at a position of a passage stands elsewhere in the article too. */
  public boolean repeats(int passage, int position) {
    Line line = lineAt(passage, position);
    return line != null && repeats.contains(line);
  }

  private @Nullable Line lineAt(int passage, int position) {
    for (Line line : lines) {
      if (line.contains(passage, position)) {
        return line;
      }
    }
    return null;
  }

  private static void compare(
      List<Line> lines, List<Set<Long>> runs, int probe, Set<Line> repeats) {
    for (int l = 0; l < lines.size(); l++) {
      boolean both = l > probe || !lines.get(l).probe;
      if (l != probe && both && alike(runs.get(probe), runs.get(l))) {
        Line shorter =
            runs.get(probe).size() <= runs.get(l).size() ? lines.get(probe) : lines.get(l);
        repeats.add(loser(lines.get(probe), lines.get(l), shorter));
      }
    }
  }

  /** A title always counts, a caption never against the text; else the longer line counts. */
  private static Line loser(Line a, Line b, Line shorter) {
    if (a.title || b.title) {
      return a.title ? b : a;
    }
    if (a.caption != b.caption) {
      return a.caption ? a : b;
    }
    return shorter;
  }

  private static boolean alike(Set<Long> a, Set<Long> b) {
    Set<Long> small = a.size() <= b.size() ? a : b;
    Set<Long> large = a.size() <= b.size() ? b : a;
    if (small.size() < FEWEST_RUNS) {
      return false;
    }
    long shared = small.stream().filter(large::contains).count();
    return shared >= MOST * small.size();
  }

  private static void split(Passage passage, int number, List<Line> lines) {
    NormalText text = passage.text();
    int from = 0;
    int count = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.cased(i) == '\n') {
        if (i > from) {
          boolean title = passage.field() == Evidence.Field.TITLE;
          boolean caption = passage.field() == Evidence.Field.CAPTION;
          boolean probe = title || caption || count < OPENING_LINES;
          lines.add(new Line(number, from, i, probe, title, caption));
          count++;
        }
        from = i + 1;
      }
    }
  }

  private static Set<Long> runs(NormalText text, Line line) {
    Map<Integer, Long> last = new HashMap<>();
    Set<Long> runs = new HashSet<>();
    int words = 0;
    int i = line.from;
    while (i < line.to) {
      int end = i;
      long hash = 7;
      while (end < line.to && Character.isLetterOrDigit(text.folded(end))) {
        hash = hash * 31 + text.folded(end++);
        if (Boundaries.isSpaceless(text.folded(end - 1))) {
          break;
        }
      }
      if (end > i) {
        last.put(words % RUN, hash);
        words++;
        if (words >= RUN) {
          runs.add(joined(last, words));
        }
      }
      i = end > i ? end : i + 1;
    }
    return runs;
  }

  private static long joined(Map<Integer, Long> last, int words) {
    long hash = 0;
    for (int back = RUN; back > 0; back--) {
      hash = hash * 1_000_003 + last.getOrDefault((words - back) % RUN, 0L);
    }
    return hash;
  }
}
