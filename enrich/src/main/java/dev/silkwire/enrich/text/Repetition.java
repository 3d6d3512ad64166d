package dev.silkwire.enrich.text;

import dev.silkwire.contract.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    List<Runs> runs = new ArrayList<>(lines.size());
    for (Line line : lines) {
      runs.add(new Runs(passages.get(line.passage).text(), line));
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

  private static void compare(List<Line> lines, List<Runs> runs, int probe, Set<Line> repeats) {
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

  private static boolean alike(Runs a, Runs b) {
    Runs small = a.size() <= b.size() ? a : b;
    Runs large = a.size() <= b.size() ? b : a;
    if (small.size() < FEWEST_RUNS) {
      return false;
    }
    int shared = 0;
    for (int i = 0; i < small.count; i++) {
      shared += large.set.contains(small.hashes[i]) ? 1 : 0;
    }
    return shared >= MOST * small.count;
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

  /** The runs of words of a line, in order and as a set. */
  private static final class Runs {
    private final long[] hashes;
    private final LongSet set;
    private int count;

    Runs(NormalText text, Line line) {
      int most = line.to - line.from + 1;
      this.hashes = new long[most];
      long before = 0;
      long last = 0;
      int words = 0;
      int i = line.from;
      while (i < line.to) {
        int end = endOfWord(text, i, line.to);
        if (end > i) {
          long word = hash(text, i, end);
          words++;
          if (words >= RUN) {
            hashes[count++] = (before * 1_000_003 + last) * 1_000_003 + word;
          }
          before = last;
          last = word;
        }
        i = Math.max(end, i + 1);
      }
      this.set = new LongSet(count);
      for (int r = 0; r < count; r++) {
        set.add(hashes[r]);
      }
    }

    int size() {
      return set.size();
    }

    private static int endOfWord(NormalText text, int from, int to) {
      int end = from;
      while (end < to && Character.isLetterOrDigit(text.folded(end))) {
        if (Boundaries.isSpaceless(text.folded(end++))) {
          break;
        }
      }
      return end;
    }

    private static long hash(NormalText text, int from, int to) {
      long hash = 7;
      for (int i = from; i < to; i++) {
        hash = hash * 31 + text.folded(i);
      }
      return hash;
    }
  }
}
