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
 * mention is counted once. Captions are taken sentence by sentence. A line repeats another when
 * most of its runs of three words stand there.
 */
public final class RepeatedLines {
  private static final int FEWEST_RUNS = 5;
  private static final double MOST = 0.6;

  /** What two lines must share to be alike, the shorter having the fewest runs. */
  private static final int FEWEST_SHARED = 3;

  /** How many times as long a line must be to say more than the title that it takes up. */
  private static final int MUCH_MORE = 2;

  private static final int OPENING_LINES = 2;
  private static final RepeatedLines NOTHING = new RepeatedLines(List.of(), Set.of());

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

  private RepeatedLines(List<Line> lines, Set<Line> repeats) {
    this.lines = lines;
    this.repeats = repeats;
  }

  /** What is said twice in these passages. */
  public static RepeatedLines in(List<Passage> passages) {
    List<Line> lines = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      split(passages.get(p), p, lines);
    }
    Set<Line> repeats = new Comparison(passages, lines).repeats();
    return repeats.isEmpty() ? NOTHING : new RepeatedLines(lines, repeats);
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

  private static void split(Passage passage, int number, List<Line> lines) {
    NormalText text = passage.text();
    boolean title = passage.field() == Evidence.Field.TITLE;
    boolean caption = passage.field() == Evidence.Field.CAPTION;
    int count = 0;
    int to;
    for (int from = 0; from <= text.length(); from = to + 1) {
      to = caption ? endOfSentence(text, from) : text.endOfLine(from);
      if (to > from) {
        boolean probe = title || caption || count < OPENING_LINES;
        lines.add(new Line(number, from, to, probe, title, caption));
        count++;
      }
    }
  }

  private static int endOfSentence(NormalText text, int from) {
    int end = from;
    while (end < text.length() && text.cased(end) != '\n' && !endsSentence(text, end)) {
      end++;
    }
    return end;
  }

  /** Captions say what is seen, and then a sentence of the text. */
  private static boolean endsSentence(NormalText text, int i) {
    return i > 0
        && i + 1 < text.length()
        && text.cased(i) == ' '
        && text.cased(i - 1) == '.'
        && Character.isUpperCase(text.cased(i + 1));
  }

  /** Holds the lines of an article against each other. */
  private static final class Comparison {
    private final List<Passage> passages;
    private final List<Line> lines;

    /** Of probes from the beginning, of other lines where they are alike to one. */
    private final @Nullable WordTrigrams[] runs;

    private final Set<Line> repeats = new HashSet<>();

    Comparison(List<Passage> passages, List<Line> lines) {
      this.passages = passages;
      this.lines = lines;
      this.runs = new WordTrigrams[lines.size()];
    }

    /** The lines that repeat another. */
    Set<Line> repeats() {
      LongSet probed = probed();
      for (int l = 0; l < runs.length; l++) {
        if (lines.get(l).probe || shared(lines.get(l), probed) >= FEWEST_SHARED) {
          compare(l);
        }
      }
      return repeats;
    }

    /** The runs of all probes. */
    private LongSet probed() {
      int count = 0;
      for (int l = 0; l < runs.length; l++) {
        count += lines.get(l).probe ? runs(l).count() : 0;
      }
      LongSet probed = new LongSet(count);
      for (WordTrigrams probe : runs) {
        if (probe != null) {
          probe.addTo(probed);
        }
      }
      return probed;
    }

    private int shared(Line line, LongSet probed) {
      return WordTrigrams.shared(passages.get(line.passage).text(), line.from, line.to, probed);
    }

    private WordTrigrams runs(int line) {
      WordTrigrams known = runs[line];
      if (known == null) {
        Line it = lines.get(line);
        known = new WordTrigrams(passages.get(it.passage).text(), it.from, it.to);
        runs[line] = known;
      }
      return known;
    }

    /** Compares a line with the probes before it, and one that is none with all of them. */
    private void compare(int line) {
      Line other = lines.get(line);
      for (int l = 0; l < runs.length; l++) {
        Line probe = lines.get(l);
        boolean once = probe.probe && (l < line || !other.probe);
        if (once && l != line && alike(runs(l), runs(line)) && !saysMore(l, line)) {
          Line shorter = runs(l).count() <= runs(line).count() ? probe : other;
          repeats.add(loser(probe, other, shorter));
        }
      }
    }

    /** Whether a line takes up a title and goes on. */
    private boolean saysMore(int probe, int line) {
      return lines.get(probe).title && runs(line).count() > MUCH_MORE * runs(probe).count();
    }

    private static boolean alike(WordTrigrams a, WordTrigrams b) {
      WordTrigrams small = a.count() <= b.count() ? a : b;
      WordTrigrams large = a.count() <= b.count() ? b : a;
      return small.count() >= FEWEST_RUNS && small.sharedWith(large) >= MOST * small.count();
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
  }
}
