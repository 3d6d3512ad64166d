package dev.silkwire.ingest.poll;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a poll went, as far as the schedule needs to know.
 *
 * @param kind how it ended
 * @param retryAfter how long the server asks to wait, null when it does not
 * @param advised how long the server or the feed calls it fresh, null when neither does
 * @param rhythm the usual time between its newest entries, null when too few are dated
 * @param fresh changes it brought
 */
public record PollOutcome(
    Kind kind,
    @Nullable Duration retryAfter,
    @Nullable Duration advised,
    @Nullable Duration rhythm,
    int fresh) {

  /** How a poll ends. */
  public enum Kind {
    OK("ok"),
    NOT_MODIFIED("not-modified"),
    RATE_LIMITED("rate-limited"),
    GONE("gone"),
    REFUSED("refused"),
    FAILED("failed"),
    UNREADABLE("unreadable"),
    /** An exception of ours ended it. */
    BROKEN("broken");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As it stands in statuses and accounts. */
    public String text() {
      return text;
    }

    /** Whether the feed was there. */
    public boolean wentWell() {
      return this == OK || this == NOT_MODIFIED;
    }
  }

  public PollOutcome {
    requireNonNull(kind);
  }

  /** An outcome without hints. */
  public static PollOutcome of(Kind kind) {
    return new PollOutcome(kind, null, null, null, 0);
  }
}
