package dev.silkwire.enrich.text;

import dev.silkwire.contract.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of an article that only say again what another line says: a standfirst that
 * anticipates the first paragraph, a caption that repeats one, a headline printed twice. What they
 * mention is counted once. Captions are taken sentence by sentence. A line repeats another when
 * most of its runs of three words stand there.
 */
public final class Repetition {
  private static final int RUN = 3;
  private static final int BEGINNING = 5;
  private static final int FEWEST_RUNS = 5;
  private static final double MOST = 0.6;

  /** What two lines must share to be alike, the shorter having the fewest runs. */
  private static final int FEWEST_SHARED = 3;

  private static final int OPENING_LINES = 2;
  private static final Repetition NOTHING = new Repetition(List.of(), Set.of());

  private final List<Line> lines;
  private final Set<Line> repeats;

  private record Line(
      int passage, int from, int to, boolean probe, boolean title, boolean caption) {
    boolean endsBefore(int where, int position) {
      return passage < where || (passage == where && to <= position);
    }

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
    int probed = 0;
    for (Line line : lines) {
      Runs made = new Runs(passages.get(line.passage).text(), line);
      runs.add(made);
      probed += line.probe ? made.count : 0;
    }
    LongSet wanted = new LongSet(probed);
    for (int l = 0; l < lines.size(); l++) {
      if (lines.get(l).probe) {
        runs.get(l).addTo(wanted);
      }
    }
    Set<Line> repeats = new HashSet<>();
    for (int l = 0; l < lines.size(); l++) {
      if (lines.get(l).probe || runs.get(l).sharedWith(wanted) >= FEWEST_SHARED) {
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
    int low = 0;
    int high = lines.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines.get(middle).endsBefore(passage, position)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < lines.size() && lines.get(low).contains(passage, position) ? lines.get(low) : null;
  }

  /** Compares a line with the probes before it, and one that is none with all of them. */
  private static void compare(List<Line> lines, List<Runs> runs, int line, Set<Line> repeats) {
    Line other = lines.get(line);
    for (int l = 0; l < lines.size(); l++) {
      Line probe = lines.get(l);
      boolean once = probe.probe && (l < line || !other.probe);
      if (once && l != line && alike(runs.get(l), runs.get(line))) {
        Line shorter = runs.get(l).count <= runs.get(line).count ? probe : other;
        repeats.add(loser(probe, other, shorter));
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
    Runs small = a.count <= b.count ? a : b;
    Runs large = a.count <= b.count ? b : a;
    return small.count >= FEWEST_RUNS && small.sharedWith(large.set()) >= MOST * small.count;
  }

  private static void split(Passage passage, int number, List<Line> lines) {
    NormalText text = passage.text();
    int from = 0;
    int count = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean caption = passage.field() == Evidence.Field.CAPTION;
      if (i == text.length() || text.cased(i) == '\n' || (caption && endsSentence(text, i))) {
        if (i > from) {
          boolean title = passage.field() == Evidence.Field.TITLE;
          boolean probe = title || caption || count < OPENING_LINES;
          lines.add(new Line(number, from, i, probe, title, caption));
          count++;
        }
        from = i + 1;
      }
    }
  }

  /** Captions say what is seen, and then a sentence of the text. */
  private static boolean endsSentence(NormalText text, int i) {
    return i > 0
        && i + 1 < text.length()
        && text.cased(i) == ' '
        && text.cased(i - 1) == '.'
        && Character.isUpperCase(text.cased(i + 1));
  }

  /** The runs of words of a line, in order and, where somebody asks, as a set. */
  private static final class Runs {
    private long[] hashes = new long[8];
    private int count;
    private @Nullable LongSet set;

    Runs(NormalText text, Line line) {
      long before = 0;
      long last = 0;
      int words = 0;
      int i = text.nextStart(line.from);
      while (i >= 0 && i < line.to) {
        if (Boundaries.isWord(text.folded(i))) {
          long word = beginningOfWord(text, i, line.to);
          add(++words, (before * 1_000_003 + last) * 1_000_003 + word);
          before = last;
          last = word;
        }
        i = text.nextStart(i + 1);
      }
    }

    /** Three words that begin alike are nearly always the same three words. */
    private static long beginningOfWord(NormalText text, int from, int to) {
      int most = Boundaries.isSpaceless(text.folded(from)) ? 1 : BEGINNING;
      long hash = 7;
      for (int i = from; i < Math.min(from + most, to); i++) {
        char c = text.folded(i);
        if (!Boundaries.isWord(c)) {
          break;
        }
        hash = hash * 31 + c;
      }
      return hash;
    }

    private void add(int words, long run) {
      if (words >= RUN) {
        hashes = count == hashes.length ? Arrays.copyOf(hashes, count * 2) : hashes;
        hashes[count++] = run;
      }
    }

    LongSet set() {
      LongSet made = set;
      if (made == null) {
        made = new LongSet(count);
        addTo(made);
        set = made;
      }
      return made;
    }

    void addTo(LongSet other) {
      for (int i = 0; i < count; i++) {
        other.add(hashes[i]);
      }
    }

    int sharedWith(LongSet other) {
      int shared = 0;
      for (int i = 0; i < count; i++) {
        shared += other.contains(hashes[i]) ? 1 : 0;
      }
      return shared;
    }
  }
}
