package dev.silkwire.enrich.tag;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.Mention.Highlight;
import dev.silkwire.contract.Mention.Sentence;
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

/** The sentences that speak of each initiative, with what is to be highlighted in them. */
final class SentenceEvidence {
  private SentenceEvidence() {}

  private record Place(int passage, Span sentence) {}

  static Map<String, List<Sentence>> of(
      List<Passage> passages, SentenceFinder sentences, List<InitiativeMention> mentions) {
    Map<String, Map<Place, List<Span>>> found = new HashMap<>();
    for (InitiativeMention m : mentions) {
      if (m.counts()) {
        NormalText text = passages.get(m.passage()).text();
        Span units = text.inOriginal(m.from(), m.to());
        Place place = new Place(m.passage(), sentences.sentence(m.passage(), units.start()));
        found
            .computeIfAbsent(m.id(), id -> new LinkedHashMap<>())
            .computeIfAbsent(place, p -> new ArrayList<>())
            .add(units);
      }
    }
    Map<String, List<Sentence>> sentencesById = new HashMap<>();
    found.forEach((id, places) -> sentencesById.put(id, sentences(passages, places)));
    return sentencesById;
  }

  private static List<Sentence> sentences(List<Passage> passages, Map<Place, List<Span>> places) {
    List<Sentence> sentences = new ArrayList<>(places.size());
    places.entrySet().stream()
        .limit(FieldLimits.SENTENCES)
        .forEach(e -> sentences.add(sentence(passages, e.getKey(), e.getValue())));
    return sentences;
  }

  private static Sentence sentence(List<Passage> passages, Place place, List<Span> spans) {
    Passage passage = passages.get(place.passage());
    NormalText text = passage.text();
    int last = spans.get(spans.size() - 1).end();
    Span units =
        cut(
            text.original(),
            new Span(place.sentence().start(), Math.max(place.sentence().end(), last)),
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

  /** Of a sentence longer than a record may hold, the part that begins before its first mention. */
  private static Span cut(String text, Span sentence, Span mention) {
    if (sentence.end() - sentence.start() <= FieldLimits.SENTENCE) {
      return sentence;
    }
    int begin = Math.max(sentence.start(), mention.start() - FieldLimits.SENTENCE / 4);
    int end = Math.min(sentence.end(), begin + FieldLimits.SENTENCE);
    return new Span(begin + halved(text, begin), end - halved(text, end));
  }

  /** 1 where a cut would stand between the halves of a character, else 0. */
  private static int halved(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? 1 : 0;
  }
}
