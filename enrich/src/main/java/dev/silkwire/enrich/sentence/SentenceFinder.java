package dev.silkwire.enrich.sentence;

import dev.silkwire.enrich.text.NormalizedSpan;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finder of the sentences in an article's passages and of their neighbours. Lines are split on
 * demand. Not thread-safe; each instance serves one article.
 */
public final class SentenceFinder {
  private final List<Passage> passages;
  private final Map<Integer, TextLines> lines = new HashMap<>();
  private final Map<LineId, List<Span>> sentencesByLine = new HashMap<>();
  private final Map<SentenceId, NormalizedSpan> words = new HashMap<>();
  private @Nullable SentenceSplitter lazySplitter;

  private record LineId(int passage, int number) {}

  /** A sentence of a line, by its index from 0. */
  private record SentenceId(LineId line, int number) {}

  public SentenceFinder(List<Passage> passages) {
    this.passages = passages;
  }

  /** Returns the sentence at an offset of a passage's original text, in UTF-16 units. */
  public Span sentence(int passage, int offset) {
    SentenceId sentenceId = sentenceId(passage, offset);
    return sentences(sentenceId.line).get(sentenceId.number);
  }

  /** Returns the normalized text of the sentence at an offset of a passage's original text. */
  public NormalizedSpan words(int passage, int offset) {
    return words(sentenceId(passage, offset));
  }

  /**
   * Returns the sentence at an offset of a passage's original text and its neighbours. The title
   * and the first sentence of the text are neighbours, and the title is a neighbour of captions.
   */
  public List<NormalizedSpan> around(int passage, int offset) {
    SentenceId sentenceId = sentenceId(passage, offset);
    SentenceId previous = previous(sentenceId);
    SentenceId firstOfLine = null;
    if (passage > 1) {
      firstOfLine = firstOfLine(0, 0);
    } else if (previous == null && passages.size() > 1) {
      firstOfLine = firstOfLine(1 - passage, 0);
    }
    List<NormalizedSpan> around = new ArrayList<>(4);
    for (SentenceId neighbour :
        new SentenceId[] {previous, sentenceId, next(sentenceId), firstOfLine}) {
      if (neighbour != null) {
        around.add(words(neighbour));
      }
    }
    return around;
  }

  private SentenceId sentenceId(int passage, int offset) {
    LineId line = new LineId(passage, lines(passage).at(offset));
    List<Span> here = sentences(line);
    int low = 0;
    int high = here.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (here.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return new SentenceId(line, low);
  }

  private @Nullable SentenceId previous(SentenceId sentenceId) {
    if (sentenceId.number > 0) {
      return new SentenceId(sentenceId.line, sentenceId.number - 1);
    }
    if (sentenceId.line.number == 0) {
      return null;
    }
    LineId line = new LineId(sentenceId.line.passage, sentenceId.line.number - 1);
    return new SentenceId(line, sentences(line).size() - 1);
  }

  private @Nullable SentenceId next(SentenceId sentenceId) {
    return sentenceId.number + 1 < sentences(sentenceId.line).size()
        ? new SentenceId(sentenceId.line, sentenceId.number + 1)
        : firstOfLine(sentenceId.line.passage, sentenceId.line.number + 1);
  }

  private @Nullable SentenceId firstOfLine(int passage, int line) {
    return line < lines(passage).count() ? new SentenceId(new LineId(passage, line), 0) : null;
  }

  private NormalizedSpan words(SentenceId sentenceId) {
    NormalizedSpan cached = words.get(sentenceId);
    if (cached == null) {
      Span sentence = sentences(sentenceId.line).get(sentenceId.number);
      cached = new NormalizedSpan(passages.get(sentenceId.line.passage).text(), sentence);
      words.put(sentenceId, cached);
    }
    return cached;
  }

  private TextLines lines(int passage) {
    return lines.computeIfAbsent(passage, p -> new TextLines(passages.get(p).text().original()));
  }

  private List<Span> sentences(LineId line) {
    List<Span> cached = sentencesByLine.get(line);
    if (cached == null) {
      SentenceSplitter splitter = lazySplitter == null ? new SentenceSplitter() : lazySplitter;
      lazySplitter = splitter;
      String text = passages.get(line.passage).text().original();
      cached = splitter.split(text, lines(line.passage).line(line.number));
      sentencesByLine.put(line, cached);
    }
    return cached;
  }
}
