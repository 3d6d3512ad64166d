package dev.silkwire.enrich.story;

import dev.silkwire.contract.Duplicate;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on its way back to the article.
 *
 * @param revision of the reading that was judged
 * @param duplicateOf the original it repeats; null when it repeats none
 * @param kind how it repeats it; null when it repeats none
 * @param similarity how similar they are
 */
public record Judgement(
    int revision, @Nullable String duplicateOf, Duplicate.@Nullable Kind kind, double similarity) {

  static Judgement of(int revision, Verdict verdict) {
    return verdict instanceof Verdict.Copy copy
        ? new Judgement(revision, copy.of(), copy.kind(), copy.similarity())
        : new Judgement(revision, null, null, 0);
  }

  /** The verdict it carries. */
  public Verdict verdict() {
    return duplicateOf == null || kind == null
        ? new Verdict.Original()
        : new Verdict.Copy(duplicateOf, kind, similarity);
  }
}
