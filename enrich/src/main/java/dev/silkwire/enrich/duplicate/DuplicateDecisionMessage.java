package dev.silkwire.enrich.duplicate;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.Duplicate;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the near-duplicate index on one revision of an article, as sent to the article.
 *
 * @param revision number of the revision that was compared
 * @param duplicateOf id of the original that it repeats; null when it is an original
 * @param kind same text or near-duplicate; null when it is an original
 * @param similarity 1 for the same text, else the estimated Jaccard similarity of shingles
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record DuplicateDecisionMessage(
    int revision, @Nullable String duplicateOf, Duplicate.@Nullable Kind kind, double similarity) {
  static DuplicateDecisionMessage of(int revision, DuplicateDecision decision) {
    return decision instanceof DuplicateDecision.Copy copy
        ? new DuplicateDecisionMessage(revision, copy.of(), copy.kind(), copy.similarity())
        : new DuplicateDecisionMessage(revision, null, null, 0);
  }

  /** Returns the decision. */
  public DuplicateDecision decision() {
    return duplicateOf == null || kind == null
        ? new DuplicateDecision.Original()
        : new DuplicateDecision.Copy(duplicateOf, kind, similarity);
  }
}
