package dev.silkwire.ingest.extract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What stands between a reader and a story. It is named, never evaded.
 *
 * @param says how it was known, for a person
 */
public record AccessWall(Kind kind, String says) {
  /** Whom a wall keeps out. */
  public enum Kind {
    /** Who does not pay: the page has the beginning of the story at best. */
    @JsonProperty("paywall")
    PAY,
    /** Who may be a robot: the page is a test. */
    @JsonProperty("bot-wall")
    ROBOTS,
    /** Who has not agreed to cookies: the page asks for nothing else. */
    @JsonProperty("cookie-wall")
    CONSENT
  }

  public AccessWall {
    requireNonNull(kind);
    requireNonNull(says);
  }

  /** Whether no part of the story is on the page. */
  boolean isWholePage() {
    return kind != Kind.PAY;
  }
}
