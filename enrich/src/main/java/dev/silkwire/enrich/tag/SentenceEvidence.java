package dev.silkwire.enrich.tag;

import dev.silkwire.contract.Mention.Highlight;
import dev.silkwire.contract.Mention.Sentence;
import dev.silkwire.enrich.initiative.InitiativeMention;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.SentenceFinder;
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
    places.forEach((place, spans) -> sentences.add(sentence(passages, place, spans)));
    return sentences;
  }

  private static Sentence sentence(List<Passage> passages, Place place, List<Span> spans) {
    Passage passage = passages.get(place.passage());
    NormalText text = passage.text();
    Span units = place.sentence();
    int end = Math.max(units.end(), spans.get(spans.size() - 1).end());
    int start = text.codePoints(units).start();
    List<Highlight> highlights =
        spans.stream()
            .map(text::codePoints)
            .map(points -> new Highlight(points.start() - start, points.end() - start))
            .toList();
    return new Sentence(
        text.original().substring(units.start(), end), passage.field(), start, highlights);
  }
}
