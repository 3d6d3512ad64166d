package dev.silkwire.enrich.text;

import dev.silkwire.contract.record.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an article that repeat another line: a standfirst that repeats the first paragraph,
 * a caption that repeats a paragraph, a headline that is printed twice. Their mentions do not
 * count. A line repeats another if most of its word trigrams occur there. Captions are compared
 * sentence by sentence. Immutable.
 */
public final class RepeatedLines {
  private static final int MIN_TRIGRAMS = 5;
  private static final double MIN_OVERLAP = 0.6;

  /** Minimum number of shared trigrams of similar lines: MIN_OVERLAP of MIN_TRIGRAMS. */
  private static final int MIN_SHARED_TRIGRAMS = 3;

  /** A line that has more than this many times the trigrams of the title does not repeat it. */
  private static final int EXTENSION_FACTOR = 2;

  private static final int OPENING_LINES = 2;
  private static final RepeatedLines NONE = new RepeatedLines(List.of(), Set.of());

  private final List<Line> lines;
  private final Set<Line> repeats;

  /**
   * A line of a passage, or a sentence of a caption.
   *
   * @param probe whether the line is compared with all others: titles, captions, first lines
   */
  private record Line(
      int passage, int from, int to, boolean probe, boolean title, boolean caption) {
    boolean endsBefore(int otherPassage, int position) {
      return passage < otherPassage || (passage == otherPassage && to <= position);
    }

    boolean contains(int otherPassage, int position) {
      return passage == otherPassage && from <= position && position < to;
    }
  }

  private RepeatedLines(List<Line> lines, Set<Line> repeats) {
    this.lines = lines;
    this.repeats = repeats;
  }

  /** Finds the repeated lines in the passages of an article. */
  public static RepeatedLines in(List<Passage> passages) {
    List<Line> lines = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      split(passages.get(p), p, lines);
    }
    Set<Line> repeats = new Comparison(passages, lines).repeats();
    return repeats.isEmpty() ? NONE : new RepeatedLines(lines, repeats);
  }

  /** Returns whether the line at a position of a passage repeats another. */
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

  /** Returns whether a sentence ends; captions often combine a description and a sentence. */
  private static boolean endsSentence(NormalText text, int i) {
    return i > 0
        && i + 1 < text.length()
        && text.cased(i) == ' '
        && text.cased(i - 1) == '.'
        && Character.isUpperCase(text.cased(i + 1));
  }

  /** The comparison of the lines of one article. */
  private static final class Comparison {
    private final List<Passage> passages;
    private final List<Line> lines;

    /** Trigrams by line; null until needed, which is never for most lines that are not probes. */
    private final @Nullable WordTrigrams[] trigrams;

    private final Set<Line> repeats = new HashSet<>();

    Comparison(List<Passage> passages, List<Line> lines) {
      this.passages = passages;
      this.lines = lines;
      this.trigrams = new WordTrigrams[lines.size()];
    }

    /** Returns the lines that repeat another. */
    Set<Line> repeats() {
      LongSet probeTrigrams = probeTrigrams();
      for (int l = 0; l < trigrams.length; l++) {
        if (lines.get(l).probe || shared(lines.get(l), probeTrigrams) >= MIN_SHARED_TRIGRAMS) {
          compare(l);
        }
      }
      return repeats;
    }

    /** Returns the trigrams of all probes. */
    private LongSet probeTrigrams() {
      int count = 0;
      for (int l = 0; l < trigrams.length; l++) {
        count += lines.get(l).probe ? trigrams(l).count() : 0;
      }
      LongSet probeTrigrams = new LongSet(count);
      for (WordTrigrams probe : trigrams) {
        if (probe != null) {
          probe.addTo(probeTrigrams);
        }
      }
      return probeTrigrams;
    }

    private int shared(Line line, LongSet probeTrigrams) {
      return WordTrigrams.shared(
          passages.get(line.passage).text(), line.from, line.to, probeTrigrams);
    }

    private WordTrigrams trigrams(int line) {
      WordTrigrams computed = trigrams[line];
      if (computed == null) {
        Line source = lines.get(line);
        computed = new WordTrigrams(passages.get(source.passage).text(), source.from, source.to);
        trigrams[line] = computed;
      }
      return computed;
    }

    /** Compares a line with the probes before it; a line that is not a probe, with all probes. */
    private void compare(int line) {
      Line other = lines.get(line);
      for (int l = 0; l < trigrams.length; l++) {
        Line probe = lines.get(l);
        boolean isNewPair = probe.probe && (l < line || !other.probe);
        if (isNewPair
            && l != line
            && isSimilar(trigrams(l), trigrams(line))
            && !extendsTitle(l, line)) {
          Line shorter = trigrams(l).count() <= trigrams(line).count() ? probe : other;
          repeats.add(repetitionOf(probe, other, shorter));
        }
      }
    }

    /** Returns whether a line is much longer than the title with which it starts. */
    private boolean extendsTitle(int probe, int line) {
      return lines.get(probe).title
          && trigrams(line).count() > EXTENSION_FACTOR * trigrams(probe).count();
    }

    private static boolean isSimilar(WordTrigrams a, WordTrigrams b) {
      WordTrigrams small = a.count() <= b.count() ? a : b;
      WordTrigrams large = a.count() <= b.count() ? b : a;
      return small.count() >= MIN_TRIGRAMS
          && small.sharedWith(large) >= MIN_OVERLAP * small.count();
    }

    /**
     * Returns which of two similar lines is the repetition: never a title, a caption rather than a
     * line of text, otherwise the shorter.
     */
    private static Line repetitionOf(Line a, Line b, Line shorter) {
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
