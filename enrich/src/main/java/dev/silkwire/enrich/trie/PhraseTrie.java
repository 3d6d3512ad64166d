package dev.silkwire.enrich.trie;

import dev.silkwire.enrich.text.CharTables;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import dev.silkwire.enrich.text.TokenStarts;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A search for many phrases at once. It enters a trie at each word start and returns the longest
 * phrases that end at a word end, without overlaps (leftmost-longest).
 *
 * <pre>{@code
 * PhraseTrie<String> trie =
 *     new PhraseTrie.Builder<String>().add("Belt and Road", CaseRule.ANY, "bri").build();
 * trie.find(Normalizer.normalize("The Belt and Road in Kenya"), id -> true); // one match: bri
 * }</pre>
 *
 * <p>Safe for concurrent use: it is immutable.
 *
 * @param <V> the meaning of a phrase
 */
public final class PhraseTrie<V> {
  private final DoubleArrayTrie nodes;
  private final FirstWordFilter firstWords;
  private final List<List<Phrase<V>>> phrases;

  /**
   * A phrase to search for.
   *
   * @param form the normalized phrase; empty if the phrase has no letter or digit
   * @param value its meaning
   */
  public record Phrase<V>(String form, CaseRule rule, V value) {
    /** Returns a phrase after normalizing it. */
    public static <V> Phrase<V> of(String phrase, CaseRule rule, V value) {
      return new Phrase<>(Normalizer.phrase(phrase), rule, value);
    }
  }

  /**
   * A phrase found in a text.
   *
   * @param from offset of its start in the normalized text
   * @param to offset after its end
   * @param values its possible meanings, in the order in which they were added
   */
  public record Match<V>(int from, int to, List<V> values) {}

  private PhraseTrie(SortedMap<String, List<Phrase<V>>> phrases) {
    this.nodes = new DoubleArrayTrie(List.copyOf(phrases.keySet()));
    this.phrases = phrases.values().stream().map(List::copyOf).toList();
    this.firstWords = new FirstWordFilter(phrases.size());
    this.phrases.forEach(same -> same.forEach(p -> firstWords.add(p.form, p.rule)));
  }

  /**
   * Returns the phrases in a text that have an accepted meaning, in the order of the text, without
   * overlaps.
   */
  public List<Match<V>> find(NormalText text, Predicate<V> accepted) {
    List<Match<V>> found = new ArrayList<>();
    TokenStarts tokens = text.tokens();
    int token = firstWords.next(text, 0);
    while (token < tokens.count()) {
      Match<V> match = longest(text, tokens.position(token), accepted);
      if (match != null) {
        found.add(match);
      }
      int next = match == null ? token + 1 : tokens.from(match.to());
      token = firstWords.next(text, next);
    }
    return found;
  }

  private @Nullable Match<V> longest(NormalText text, int from, Predicate<V> accepted) {
    Match<V> best = null;
    int node = nodes.child(DoubleArrayTrie.ROOT, text.folded(from));
    int i = from + 1;
    while (node != DoubleArrayTrie.NOWHERE) {
      int tail = nodes.tail(node, text, i);
      if (tail < 0) {
        break;
      }
      i += tail;
      int key = nodes.key(node);
      if (key >= 0 && WordBoundaries.endsAt(text, from, i)) {
        List<V> values = meanings(phrases.get(key), text, from, accepted);
        best = values.isEmpty() ? best : new Match<>(from, i, values);
      }
      node = i < text.length() ? nodes.child(node, text.folded(i++)) : DoubleArrayTrie.NOWHERE;
    }
    return best;
  }

  private static <V> List<V> meanings(
      List<Phrase<V>> phrases, NormalText text, int from, Predicate<V> accepted) {
    List<V> values = List.of();
    for (Phrase<V> phrase : phrases) {
      if (accepted.test(phrase.value) && phrase.rule.allows(phrase.form, text, from)) {
        values = values.isEmpty() ? new ArrayList<>(phrases.size()) : values;
        values.add(phrase.value);
      }
    }
    return values;
  }

  /** A builder of a trie. Not thread-safe. */
  public static final class Builder<V> {
    private final TreeMap<String, List<Phrase<V>>> phrases = new TreeMap<>();

    /** Adds a phrase; ignores one without letters and digits. */
    public Builder<V> add(String phrase, CaseRule rule, V value) {
      return add(Phrase.of(phrase, rule, value));
    }

    /** Adds a normalized phrase; ignores an empty one. */
    public Builder<V> add(Phrase<V> phrase) {
      if (!phrase.form.isEmpty()) {
        String folded = CharTables.lower(phrase.form);
        phrases.computeIfAbsent(folded, f -> new ArrayList<>(1)).add(phrase);
      }
      return this;
    }

    /** Returns a trie of the phrases added so far. */
    public PhraseTrie<V> build() {
      return new PhraseTrie<>(phrases);
    }
  }
}
