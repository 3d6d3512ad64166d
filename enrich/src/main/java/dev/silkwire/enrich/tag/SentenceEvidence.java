package dev.silkwire.enrich.tag;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Mention.Highlight;
import dev.silkwire.contract.record.Mention.Sentence;
import dev.silkwire.enrich.initiative.InitiativeMention;
import dev.silkwire.enrich.sentence.SentenceFinder;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Extraction of the sentences that mention each initiative, with the spans to highlight. */
final class SentenceEvidence {
  private SentenceEvidence() {}

  private record SentenceSpan(int passage, Span sentence) {}

  /** Returns the sentences by initiative id; only mentions that count are included. */
  static Map<String, List<Sentence>> of(
      List<Passage> passages, SentenceFinder sentences, List<InitiativeMention> mentions) {
    Map<String, Map<SentenceSpan, List<Span>>> byInitiative = new HashMap<>();
    for (InitiativeMention m : mentions) {
      if (m.counts()) {
        NormalText text = passages.get(m.passage()).text();
        Span units = text.inOriginal(m.from(), m.to());
        SentenceSpan sentenceSpan =
            new SentenceSpan(m.passage(), sentences.sentence(m.passage(), units.start()));
        byInitiative
            .computeIfAbsent(m.id(), id -> new LinkedHashMap<>())
            .computeIfAbsent(sentenceSpan, p -> new ArrayList<>())
            .add(units);
      }
    }
    Map<String, List<Sentence>> sentencesById = new HashMap<>();
    byInitiative.forEach(
        (id, spansBySentence) -> sentencesById.put(id, sentences(passages, spansBySentence)));
    return sentencesById;
  }

  private static List<Sentence> sentences(
      List<Passage> passages, Map<SentenceSpan, List<Span>> spansBySentence) {
    List<Sentence> sentences = new ArrayList<>(spansBySentence.size());
    spansBySentence.entrySet().stream()
        .limit(FieldLimits.SENTENCES)
        .forEach(e -> sentences.add(sentence(passages, e.getKey(), e.getValue())));
    return sentences;
  }

  private static Sentence sentence(
      List<Passage> passages, SentenceSpan sentenceSpan, List<Span> spans) {
    Passage passage = passages.get(sentenceSpan.passage());
    NormalText text = passage.text();
    int last = spans.get(spans.size() - 1).end();
    Span units =
        cut(
            text.original(),
            new Span(
                sentenceSpan.sentence().start(), Math.max(sentenceSpan.sentence().end(), last)),
            spans.get(0));
    int start = text.codePoints(units).start();
    List<Highlight> highlights =
        spans.stream()
            .filter(span -> span.start() >= units.start() && span.end() <= units.end())
            .map(text::codePoints)
            .map(points -> new Highlight(points.start() - start, points.end() - start))
            .toList();
    return new Sentence(
        text.original().substring(units.start(), units.end()), passage.field(), start, highlights);
  }

  /**
   * Shortens a sentence that is longer than {@link FieldLimits#SENTENCE} around its first mention.
   */
  private static Span cut(String text, Span sentence, Span mention) {
    if (sentence.end() - sentence.start() <= FieldLimits.SENTENCE) {
      return sentence;
    }
    int begin = Math.max(sentence.start(), mention.start() - FieldLimits.SENTENCE / 4);
    int end = Math.min(sentence.end(), begin + FieldLimits.SENTENCE);
    return new Span(begin + halfCharacter(text, begin), end - halfCharacter(text, end));
  }

  /** Returns 1 if a cut at an offset would split a surrogate pair, otherwise 0. */
  private static int halfCharacter(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? 1 : 0;
  }
}
