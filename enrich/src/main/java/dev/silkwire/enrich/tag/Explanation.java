package dev.silkwire.enrich.tag;

import dev.silkwire.contract.record.Evidence;
import dev.silkwire.enrich.sentence.SentenceFinder;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import java.util.Comparator;
import java.util.List;

/**
 * The tags of an article with the reason for each: all phrases that were found, and the rule by
 * which each counts or not.
 *
 * @param tags the resulting tags
 * @param reasons the phrases, in reading order
 */
public record Explanation(Tagger.Tags tags, List<Reason> reasons) {
  public Explanation {
    reasons = List.copyOf(reasons);
  }

  /**
   * A phrase of the article and the rule that was applied to it.
   *
   * @param finding the phrase, and the rule by which it counts or not
   * @param field the field that contains the phrase
   * @param surface the phrase as printed
   * @param sentence the sentence that contains it
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
