package dev.silkwire.ingest.extract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A reason why a page hides its article from some readers. Silkwire reports access walls and does
 * not evade them.
 *
 * @param says the evidence, for the operator
 */
public record AccessWall(Kind kind, String says) {
  /** The kinds of access walls. */
  public enum Kind {
    /** A paywall: the page has at most the beginning of the article. */
    @JsonProperty("paywall")
    PAY,
    /** A bot check: the page has no article. */
    @JsonProperty("bot-wall")
    ROBOTS,
    /** A consent dialog: the page has no article. */
    @JsonProperty("cookie-wall")
    CONSENT
  }

  public AccessWall {
    requireNonNull(kind);
    requireNonNull(says);
  }

  /** Returns whether the page has no part of the article. */
  boolean hidesWholeArticle() {
    return kind != Kind.PAY;
  }
}
