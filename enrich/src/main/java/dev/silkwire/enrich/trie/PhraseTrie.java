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
 * Finds many phrases in a text at once: a trie entered where a word begins, that keeps the longest
 * phrase that ends where a word ends, and goes on behind it (leftmost-longest). Immutable and safe
 * to share.
 *
 * @param <V> what a phrase stands for
 */
public final class PhraseTrie<V> {
  private final DoubleArrayTrie nodes;
  private final FirstWordFilter beginnings;
  private final List<List<Phrase<V>>> phrases;

  /**
   * A phrase to look for.
   *
   * @param form spelled one way; empty where it had no letter or digit
   * @param rule how much of its case must be met
   * @param value what it stands for
   */
  public record Phrase<V>(String form, CaseRule rule, V value) {
    /** A phrase as somebody wrote it. */
    public static <V> Phrase<V> of(String phrase, CaseRule rule, V value) {
      return new Phrase<>(Normalizer.phrase(phrase), rule, value);
    }
  }

  /**
   * A phrase in a text.
   *
   * @param from where it begins in the normal text
   * @param to behind its end
   * @param values all it may stand for, in the order in which they were added
   */
  public record Match<V>(int from, int to, List<V> values) {}

  private PhraseTrie(SortedMap<String, List<Phrase<V>>> phrases) {
    this.nodes = new DoubleArrayTrie(List.copyOf(phrases.keySet()));
    this.phrases = phrases.values().stream().map(List::copyOf).toList();
    this.beginnings = new FirstWordFilter(phrases.size());
    this.phrases.forEach(same -> same.forEach(p -> beginnings.add(p.form, p.rule)));
  }

  /** The phrases of a text that have a wanted meaning, in reading order, none overlapping. */
  public List<Match<V>> find(NormalText text, Predicate<V> wanted) {
    List<Match<V>> found = new ArrayList<>();
    TokenStarts openings = text.openings();
    int opening = beginnings.next(text, 0);
    while (opening < openings.count()) {
      Match<V> match = longest(text, openings.place(opening), wanted);
      if (match != null) {
        found.add(match);
      }
      int next = match == null ? opening + 1 : openings.from(match.to());
      opening = beginnings.next(text, next);
    }
    return found;
  }

  private @Nullable Match<V> longest(NormalText text, int from, Predicate<V> wanted) {
    Match<V> best = null;
    int node = nodes.child(DoubleArrayTrie.ROOT, text.folded(from));
    int i = from + 1;
    while (node != DoubleArrayTrie.NOWHERE) {
      int run = nodes.run(node, text, i);
      if (run < 0) {
        break;
      }
      i += run;
      int key = nodes.key(node);
      if (key >= 0 && WordBoundaries.endsAt(text, from, i)) {
        List<V> values = meanings(phrases.get(key), text, from, wanted);
        best = values.isEmpty() ? best : new Match<>(from, i, values);
      }
      node = i < text.length() ? nodes.child(node, text.folded(i++)) : DoubleArrayTrie.NOWHERE;
    }
    return best;
  }

  private static <V> List<V> meanings(
      List<Phrase<V>> phrases, NormalText text, int from, Predicate<V> wanted) {
    List<V> values = List.of();
    for (Phrase<V> phrase : phrases) {
      if (wanted.test(phrase.value) && phrase.rule.allows(phrase.form, text, from)) {
        values = values.isEmpty() ? new ArrayList<>(phrases.size()) : values;
        values.add(phrase.value);
      }
    }
    return values;
  }

  /** Collects phrases. Not thread-safe. */
  public static final class Builder<V> {
    private final TreeMap<String, List<Phrase<V>>> phrases = new TreeMap<>();

    /** Adds a phrase; one that has no letter or digit is left out. */
    public Builder<V> add(String phrase, CaseRule rule, V value) {
      return add(Phrase.of(phrase, rule, value));
    }

    /** Adds a phrase that is spelled already. */
    public Builder<V> add(Phrase<V> phrase) {
      if (!phrase.form.isEmpty()) {
        String folded = CharTables.lower(phrase.form);
        phrases.computeIfAbsent(folded, f -> new ArrayList<>(1)).add(phrase);
      }
      return this;
    }

    /** The trie of all that was added. */
    public PhraseTrie<V> build() {
      return new PhraseTrie<>(phrases);
    }
  }
}
