package dev.silkwire.enrich.tag;

import dev.silkwire.contract.Evidence;
import dev.silkwire.enrich.sentence.SentenceFinder;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import java.util.Comparator;
import java.util.List;

/**
 * What an article speaks of, and why: each phrase that was found, with what it came to.
 *
 * @param tags what came out
 * @param reasons in reading order
 */
public record Explanation(Tagger.Tags tags, List<Reason> reasons) {
  public Explanation {
    reasons = List.copyOf(reasons);
  }

  /**
   * A phrase of the article, and what it came to.
   *
   * @param finding what was found, and by which rule it counts or not
   * @param field where it stands
   * @param surface as it is printed
   * @param sentence around it
   */
  public record Reason(
      FoundPhrase finding, Evidence.Field field, String surface, String sentence) {}

  static Explanation of(Tagger.Tags tags, List<Passage> passages, List<FoundPhrase> findings) {
    SentenceFinder sentences = new SentenceFinder(passages);
    return new Explanation(
        tags,
        findings.stream()
            .sorted(
                Comparator.comparingInt(FoundPhrase::passage).thenComparingInt(FoundPhrase::from))
            .map(f -> reason(f, passages.get(f.passage()), sentences))
            .toList());
  }

  private static Reason reason(FoundPhrase f, Passage passage, SentenceFinder sentences) {
    NormalText text = passage.text();
    Span units = text.inOriginal(f.from(), f.to());
    Span sentence = sentences.sentence(f.passage(), units.start());
    return new Reason(
        f,
        passage.field(),
        text.original().substring(units.start(), units.end()),
        text.original().substring(sentence.start(), Math.max(sentence.end(), units.end())));
  }
}
