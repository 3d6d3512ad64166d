package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.initiative.ContextRules.Accepted;
import dev.silkwire.enrich.sentence.SentenceFinder;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A tagger that finds the mentions of initiatives in an article: it searches the catalogue's forms,
 * decides by context which count, merges appositions, and excludes repeated lines. Immutable and
 * safe to share.
 */
public final class InitiativeTagger {
  private final Forms forms;

  /** Builds a tagger for a catalogue. */
  public InitiativeTagger(Catalogue catalogue) {
    this(Forms.of(catalogue));
  }

  private InitiativeTagger(Forms forms) {
    this.forms = forms;
  }

  /** Returns a tagger for another catalogue; the forms of unchanged entries are reused. */
  public InitiativeTagger with(Catalogue catalogue) {
    return new InitiativeTagger(forms.with(catalogue));
  }

  /**
   * Finds the mentions, in reading order. Mentions in repeated lines are included but do not count,
   * because their words must not be tagged as countries.
   *
   * @param findings receives all forms that were found, with the rule that applied
   */
  public List<InitiativeMention> find(
      List<Passage> passages,
      SentenceFinder sentences,
      Supplier<RepeatedLines> repeatedLines,
      Consumer<FoundPhrase> findings) {
    List<Candidate> candidates = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      candidates.addAll(Candidates.in(passages.get(p), p, forms));
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Accepted> accepted = new ContextRules(passages, sentences).accept(candidates, findings);
    List<InitiativeMention> mentions =
        Appositions.merge(passages, accepted.stream().map(Accepted::candidate).toList()).stream()
            .map(m -> repeatedLines.get().repeats(m.passage(), m.from()) ? m.uncounted() : m)
            .toList();
    report(accepted, mentions, findings);
    return mentions;
  }

  /** Reports each mention once; an apposition is part of its mention. */
  private static void report(
      List<Accepted> accepted, List<InitiativeMention> mentions, Consumer<FoundPhrase> findings) {
    int index = 0;
    for (Accepted acceptedForm : accepted) {
      Candidate c = acceptedForm.candidate();
      InitiativeMention mention = index < mentions.size() ? mentions.get(index) : null;
      if (mention != null && mention.passage() == c.passage() && mention.from() == c.from()) {
        findings.accept(
            c.finding(
                mention.counts() ? acceptedForm.decision() : Decision.REPEATED, mention.to()));
        index++;
      }
    }
  }
}
