package dev.silkwire.enrich.duplicate;

import dev.silkwire.contract.Duplicate;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the near-duplicate index on one revision of an article, as sent to the article.
 *
 * @param revision number of the revision that was compared
 * @param duplicateOf id of the original that it repeats; null when it is an original
 * @param kind same text or near-duplicate; null when it is an original
 * @param similarity 1 for the same text, else the estimated Jaccard similarity of shingles
 */
public record DuplicateDecisionMessage(
    int revision, @Nullable String duplicateOf, Duplicate.@Nullable Kind kind, double similarity) {
  private static final int SAME_TEXT = 1;
  private static final int NEAR = 2;
  private static final double THOUSAND = 1000;

  /** How it travels. */
  public static StateSerde<DuplicateDecisionMessage> serde() {
    return StateSerde.of(DuplicateDecisionMessage::write, DuplicateDecisionMessage::read);
  }

  private static void write(DuplicateDecisionMessage judgement, FieldWriter to) {
    to.number(judgement.revision).name(judgement.duplicateOf);
    if (judgement.duplicateOf != null) {
      to.one(judgement.kind == Duplicate.Kind.SAME_TEXT ? SAME_TEXT : NEAR)
          .number(Math.round(judgement.similarity * THOUSAND));
    }
  }

  private static DuplicateDecisionMessage read(FieldReader from) {
    int revision = from.count();
    String original = from.nameOrNull();
    if (original == null) {
      return new DuplicateDecisionMessage(revision, null, null, 0);
    }
    var kind = from.one() == SAME_TEXT ? Duplicate.Kind.SAME_TEXT : Duplicate.Kind.NEAR;
    return new DuplicateDecisionMessage(revision, original, kind, from.number() / THOUSAND);
  }

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
