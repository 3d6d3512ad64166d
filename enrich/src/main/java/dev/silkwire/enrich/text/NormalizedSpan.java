package dev.silkwire.enrich.text;

import java.util.Locale;

/** A stretch of a text, spelled one way, to look for terms in. Immutable. */
public final class NormalizedSpan {
  private final String cased;
  private final String folded;

  public NormalizedSpan(NormalText text, Span inOriginal) {
    this(text.cased(text.at(inOriginal.start()), text.at(inOriginal.end())));
  }

  private NormalizedSpan(String cased) {
    this.cased = cased;
    this.folded = cased.toLowerCase(Locale.ROOT);
  }

  /** All of a text. */
  public static NormalizedSpan of(NormalText text) {
    return new NormalizedSpan(text.cased(0, text.length()));
  }

  String cased() {
    return cased;
  }

  String folded() {
    return folded;
  }
}
