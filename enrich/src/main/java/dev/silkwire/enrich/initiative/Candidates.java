package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.Addresses;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A search for forms in a passage. Of overlapping forms the leftmost wins, then the longest. */
final class Candidates {
  private Candidates() {}

  /** Returns the forms in a passage, in reading order. */
  static List<Candidate> in(Passage passage, int number, Forms forms) {
    List<Candidate> found = new ArrayList<>();
    for (PhraseTrie.Match<Form> match : forms.trie().find(passage.text(), f -> true)) {
      if (Addresses.contain(passage.text(), match.from(), match.to())) {
        continue;
      }
      Form form =
          match.values().stream()
              .min(Comparator.comparing(Form::kind).thenComparing(Form::id))
              .orElseThrow();
      found.add(new Candidate(form, number, match.from(), match.to()));
    }
    List<Forms.PatternForm> patterns =
        forms.patterns().stream().filter(p -> p.mayMatch(passage.text())).toList();
    patterns.forEach(p -> addMatches(passage.text(), number, p, found));
    return patterns.isEmpty() ? found : withoutOverlaps(found);
  }

  private static void addMatches(
      NormalText text, int number, Forms.PatternForm pattern, List<Candidate> found) {
    for (Span match : pattern.pattern().find(text)) {
      found.add(new Candidate(pattern.form(), number, match.start(), match.end()));
    }
  }

  private static List<Candidate> withoutOverlaps(List<Candidate> found) {
    List<Candidate> result = new ArrayList<>(found.size());
    found.stream()
        .sorted(
            Comparator.comparingInt(Candidate::from)
                .thenComparing(Comparator.comparingInt(Candidate::to).reversed()))
        .forEach(
            c -> {
              if (result.isEmpty() || result.get(result.size() - 1).to() <= c.from()) {
                result.add(c);
              }
            });
    return result;
  }
}
