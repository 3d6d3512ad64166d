package dev.silkwire.ingest.poll;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a poll, as the input of {@link PollSchedule}.
 *
 * @param code how the poll ended
 * @param retryAfter the wait that the server asks for, null if it asks for none
 * @param advised shortest interval between polls that server or feed ask for, null if they ask for
 *     none
 * @param expectedInterval expected time between entries, null if too few entries are dated
 * @param changes number of changes that the poll found
 */
public record PollOutcome(
    Code code,
    @Nullable Duration retryAfter,
    @Nullable Duration advised,
    @Nullable Duration expectedInterval,
    int changes) {

  /** The codes that feed status and polls record as {@code outcome}. */
  public enum Code {
    OK("ok"),
    NOT_MODIFIED("not-modified"),
    RATE_LIMITED("rate-limited"),
    GONE("gone"),
    REFUSED("refused"),
    FAILED("failed"),
    UNREADABLE("unreadable"),
    /** Ended by an exception in Silkwire. */
    BROKEN("broken");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** Returns the value in the records of feed status and polls. */
    public String text() {
      return text;
    }

    /** Returns whether the feed was available. */
    public boolean isSuccess() {
      return this == OK || this == NOT_MODIFIED;
    }
  }

  public PollOutcome {
    requireNonNull(code);
  }

  /** Creates an outcome without hints. */
  public static PollOutcome of(Code code) {
    return new PollOutcome(code, null, null, null, 0);
  }
}
