package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.initiative.ContextRules.Licensed;
import dev.silkwire.enrich.sentence.SentenceFinder;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds what in an article speaks of an initiative: forms of the catalogue, the longest at a place,
 * licensed by their context, with appositions made one and repeated passages left out. Immutable
 * and safe to share.
 */
public final class InitiativeTagger {
  private final Forms forms;

  public InitiativeTagger(Catalogue catalogue) {
    this(Forms.of(catalogue));
  }

  private InitiativeTagger(Forms forms) {
    this.forms = forms;
  }

  /** One for another catalogue, made sooner where it has entries in common with this one's. */
  public InitiativeTagger with(Catalogue catalogue) {
    return new InitiativeTagger(forms.with(catalogue));
  }

  /**
   * The mentions, in reading order, with each form that was found told to {@code findings}. Those
   * that only repeat a passage are among them, marked as not counting, since they cover their words
   * all the same.
   */
  public List<InitiativeMention> find(
      List<Passage> passages,
      SentenceFinder sentences,
      Supplier<RepeatedLines> repetition,
      Consumer<FoundPhrase> findings) {
    List<Candidate> candidates = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      candidates.addAll(Candidates.in(passages.get(p), p, forms));
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Licensed> licensed = new ContextRules(passages, sentences).licensed(candidates, findings);
    List<InitiativeMention> mentions =
        Appositions.merged(passages, licensed.stream().map(Licensed::candidate).toList()).stream()
            .map(m -> repetition.get().repeats(m.passage(), m.from()) ? m.uncounted() : m)
            .toList();
    tell(licensed, mentions, findings);
    return mentions;
  }

  /** Tells of each mention once: what only explains it belongs to it. */
  private static void tell(
      List<Licensed> licensed, List<InitiativeMention> mentions, Consumer<FoundPhrase> findings) {
    int next = 0;
    for (Licensed form : licensed) {
      Candidate c = form.candidate();
      InitiativeMention mention = next < mentions.size() ? mentions.get(next) : null;
      if (mention != null && mention.passage() == c.passage() && mention.from() == c.from()) {
        findings.accept(
            c.finding(mention.counts() ? form.ruling() : Ruling.REPEATED, mention.to()));
        next++;
      }
    }
  }
}
