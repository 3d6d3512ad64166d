package dev.silkwire.enrich.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds many phrases in a text at once: a trie with sorted edges, entered where a word begins, that
 * keeps the longest phrase that ends where a word ends, and goes on behind it (leftmost-longest).
 * Immutable and safe to share.
 *
 * @param <V> what a phrase stands for
 */
public final class PhraseTrie<V> {
  private static final int NOWHERE = -1;

  private final int[] edges;
  private final char[] labels;
  private final int[] targets;
  private final int[] roots;
  private final List<List<Phrase<V>>> phrases;

  private record Phrase<V>(String form, CaseRule rule, V value) {}

  /**
   * A phrase in a text.
   *
   * @param from where it begins in the normal text
   * @param to behind its end
   * @param values all it may stand for, in the order in which they were added
   */
  public record Match<V>(int from, int to, List<V> values) {}

  private PhraseTrie(Builder<V> builder) {
    List<Node<V>> nodes = builder.nodes();
    int edgeCount = nodes.stream().mapToInt(n -> n.next.size()).sum();
    this.edges = new int[nodes.size() + 1];
    this.labels = new char[edgeCount];
    this.targets = new int[edgeCount];
    this.phrases = new ArrayList<>(nodes.size());
    int at = 0;
    for (int n = 0; n < nodes.size(); n++) {
      edges[n] = at;
      for (var edge : nodes.get(n).next.entrySet()) {
        labels[at] = edge.getKey();
        targets[at++] = edge.getValue().number;
      }
      phrases.add(List.copyOf(nodes.get(n).phrases));
    }
    edges[nodes.size()] = at;
    this.roots = new int[Character.MAX_VALUE + 1];
    Arrays.fill(roots, NOWHERE);
    for (int e = edges[0]; e < edges[1]; e++) {
      roots[labels[e]] = targets[e];
    }
  }

  /** The phrases of a text that have a wanted meaning, in reading order, none overlapping. */
  public List<Match<V>> find(NormalText text, Predicate<V> wanted) {
    List<Match<V>> found = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      Match<V> match =
          roots[text.folded(i)] != NOWHERE && Boundaries.startsAt(text, i)
              ? longest(text, i, wanted)
              : null;
      if (match == null) {
        i++;
      } else {
        found.add(match);
        i = match.to();
      }
    }
    return found;
  }

  private @Nullable Match<V> longest(NormalText text, int from, Predicate<V> wanted) {
    Match<V> best = null;
    int node = roots[text.folded(from)];
    int i = from + 1;
    while (node != NOWHERE) {
      List<Phrase<V>> here = phrases.get(node);
      if (!here.isEmpty() && Boundaries.endsAt(text, from, i)) {
        List<V> values = meanings(here, text, from, wanted);
        best = values.isEmpty() ? best : new Match<>(from, i, values);
      }
      if (i == text.length()) {
        break;
      }
      node = child(node, text.folded(i++));
    }
    return best;
  }

  private static <V> List<V> meanings(
      List<Phrase<V>> phrases, NormalText text, int from, Predicate<V> wanted) {
    List<V> values = new ArrayList<>(phrases.size());
    for (Phrase<V> phrase : phrases) {
      if (wanted.test(phrase.value) && phrase.rule.allows(phrase.form, text, from)) {
        values.add(phrase.value);
      }
    }
    return values;
  }

  private int child(int node, char label) {
    int edge = Arrays.binarySearch(labels, edges[node], edges[node + 1], label);
    return edge < 0 ? NOWHERE : targets[edge];
  }

  private static final class Node<V> {
    final TreeMap<Character, Node<V>> next = new TreeMap<>();
    final List<Phrase<V>> phrases = new ArrayList<>(1);
    int number;
  }

  /** Collects phrases. Not thread-safe. */
  public static final class Builder<V> {
    private final Node<V> root = new Node<>();

    /** Adds a phrase; one that has no letter or digit is left out. */
    public Builder<V> add(String phrase, CaseRule rule, V value) {
      String form = Normalizer.phrase(phrase);
      if (form.isEmpty()) {
        return this;
      }
      Node<V> node = root;
      for (int i = 0; i < form.length(); i++) {
        node = node.next.computeIfAbsent(Character.toLowerCase(form.charAt(i)), c -> new Node<>());
      }
      node.phrases.add(new Phrase<>(form, rule, value));
      return this;
    }

    /** The trie of all that was added. */
    public PhraseTrie<V> build() {
      return new PhraseTrie<>(this);
    }

    private List<Node<V>> nodes() {
      List<Node<V>> all = new ArrayList<>();
      Deque<Node<V>> open = new ArrayDeque<>(List.of(root));
      while (!open.isEmpty()) {
        Node<V> node = open.remove();
        node.number = all.size();
        all.add(node);
        open.addAll(node.next.values());
      }
      return all;
    }
  }
}
