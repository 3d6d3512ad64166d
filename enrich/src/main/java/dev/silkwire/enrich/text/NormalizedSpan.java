package dev.silkwire.enrich.text;

import java.util.Locale;

/** A span of a normalized text, in which terms are searched. Immutable. */
public final class NormalizedSpan {
  private final String cased;
  private final String folded;

  /**
   * @param inOriginal the span, in UTF-16 units of the original text
   */
  public NormalizedSpan(NormalText text, Span inOriginal) {
    this(text.cased(text.positionOf(inOriginal.start()), text.positionOf(inOriginal.end())));
  }

  private NormalizedSpan(String cased) {
    this.cased = cased;
    this.folded = cased.toLowerCase(Locale.ROOT);
  }

  /** Returns the span of a whole text. */
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
