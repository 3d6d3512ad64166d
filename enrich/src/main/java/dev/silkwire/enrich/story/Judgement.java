package dev.silkwire.enrich.story;

import dev.silkwire.contract.Duplicate;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
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
  private static final int SAME_TEXT = 1;
  private static final int NEAR = 2;
  private static final double THOUSAND = 1000;

  /** How it travels. */
  public static StateSerde<Judgement> serde() {
    return StateSerde.of(Judgement::write, Judgement::read);
  }

  private static void write(Judgement judgement, FieldWriter to) {
    to.number(judgement.revision).name(judgement.duplicateOf);
    if (judgement.duplicateOf != null) {
      to.one(judgement.kind == Duplicate.Kind.SAME_TEXT ? SAME_TEXT : NEAR)
          .number(Math.round(judgement.similarity * THOUSAND));
    }
  }

  private static Judgement read(FieldReader from) {
    int revision = from.count();
    String original = from.nameOrNull();
    if (original == null) {
      return new Judgement(revision, null, null, 0);
    }
    var kind = from.one() == SAME_TEXT ? Duplicate.Kind.SAME_TEXT : Duplicate.Kind.NEAR;
    return new Judgement(revision, original, kind, from.number() / THOUSAND);
  }

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
