package dev.silkwire.enrich.text;

import java.util.Locale;

/** A stretch of a text, spelled one way, to look for terms in. Immutable. */
public final class Words {
  private final String cased;
  private final String folded;

  Words(NormalText text, Span inOriginal) {
    this(text.cased(text.at(inOriginal.start()), text.at(inOriginal.end())));
  }

  private Words(String cased) {
    this.cased = cased;
    this.folded = cased.toLowerCase(Locale.ROOT);
  }

  /** All of a text. */
  public static Words of(NormalText text) {
    return new Words(text.cased(0, text.length()));
  }

  String cased() {
    return cased;
  }

  String folded() {
    return folded;
  }
}
