package dev.silkwire.enrich.duplicate;

import dev.silkwire.contract.record.Duplicate;

/** The decision of the near-duplicate index on an article. */
public sealed interface DuplicateDecision {
  /** The article repeats no earlier one. */
  record Original() implements DuplicateDecision {}

  /**
   * The article repeats an earlier one.
   *
   * @param of id of the earlier article, which is an original
   * @param kind same text or near-duplicate
   * @param similarity 1 for the same text, else the estimated Jaccard similarity of shingles
   */
  record Copy(String of, Duplicate.Kind kind, double similarity) implements DuplicateDecision {}
}
