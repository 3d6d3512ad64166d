package dev.silkwire.enrich.duplicate;

import dev.silkwire.contract.Duplicate;

/** What the index says of an article. */
public sealed interface DuplicateDecision {
  /** Nothing like it came before. */
  record Original() implements DuplicateDecision {}

  /**
   * It repeats an earlier article.
   *
   * @param of id of that article, an original
   * @param kind how
   * @param similarity 1 for the same text, estimated Jaccard similarity of shingles else
   */
  record Copy(String of, Duplicate.Kind kind, double similarity) implements DuplicateDecision {}
}
