package dev.silkwire.enrich.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of an article's passages, cut when first asked for, and what stands in and around
 * them. Not thread-safe: one article, one finder.
 */
public final class SentenceFinder {
  private final List<Passage> passages;
  private final List<@Nullable List<Span>> cut;

  public SentenceFinder(List<Passage> passages) {
    this.passages = passages;
    this.cut = new ArrayList<>(passages.size());
    passages.forEach(p -> cut.add(null));
  }

  /** The sentence of a passage at an offset of its original, in UTF-16 units. */
  public Span sentence(int passage, int offset) {
    List<Span> sentences = sentences(passage);
    return sentences.get(indexAt(sentences, offset));
  }

  /** The words of that sentence, spelled one way. */
  public String words(int passage, int offset) {
    return words(passage, sentence(passage, offset));
  }

  /**
   * The sentence at an offset of a passage's original with its neighbours, spelled one way. The
   * title and the first sentence of the text are neighbours.
   */
  public List<String> around(int passage, int offset) {
    List<Span> sentences = sentences(passage);
    int at = indexAt(sentences, offset);
    List<String> around = new ArrayList<>(3);
    for (int i = Math.max(0, at - 1); i <= Math.min(sentences.size() - 1, at + 1); i++) {
      around.add(words(passage, sentences.get(i)));
    }
    int other = passage == 0 ? 1 : 0;
    if (passage > 1 || (at == 0 && other < passages.size())) {
      List<Span> neighbours = sentences(passage > 1 ? 0 : other);
      if (!neighbours.isEmpty()) {
        around.add(words(passage > 1 ? 0 : other, neighbours.get(0)));
      }
    }
    return around;
  }

  private String words(int passage, Span sentence) {
    NormalText text = passages.get(passage).text();
    return text.cased(text.at(sentence.start()), text.at(sentence.end()));
  }

  private List<Span> sentences(int passage) {
    List<Span> sentences = cut.get(passage);
    if (sentences == null) {
      sentences = Sentences.of(passages.get(passage).text().original());
      cut.set(passage, sentences);
    }
    return sentences;
  }

  private static int indexAt(List<Span> sentences, int offset) {
    for (int i = 0; i < sentences.size(); i++) {
      if (offset < sentences.get(i).end()) {
        return i;
      }
    }
    return sentences.size() - 1;
  }
}
