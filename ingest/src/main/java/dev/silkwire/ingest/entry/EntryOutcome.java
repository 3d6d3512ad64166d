package dev.silkwire.ingest.entry;

import dev.silkwire.ingest.extract.AccessWall;
import org.jspecify.annotations.Nullable;

/** The outcome of an entry in a poll. Each entry has exactly one. */
public enum EntryOutcome {
  /** The article was published. */
  PUBLISHED("published"),
  /** The entry is known and has not changed. */
  UNCHANGED("unchanged"),
  /** The entry has no link. */
  NO_LINK("no-link"),
  /** The link is not {@code http} or {@code https}. */
  BAD_SCHEME("bad-scheme"),
  /** The link is not a URL. */
  BAD_ADDRESS("bad-address"),
  /** The link leads to an address that may not be fetched from. */
  REFUSED_ADDRESS("refused-address"),
  /** The robots.txt of the host forbids the page. */
  ROBOTS("robots"),
  /** Another entry of the document leads to the same article. */
  DUPLICATE_IN_FEED("duplicate-in-feed"),
  /** The link leads to a resource that is not an HTML page. */
  NOT_HTML("not-html"),
  /** The server denies access to the page, and the feed does not contain the article. */
  REFUSED("refused"),
  /** The page could not be fetched; it is tried again a few times. */
  PAGE_FAILED("page-failed"),
  /** The page does not exist any more. */
  PAGE_GONE("page-gone"),
  /** The page has no article text. */
  NO_ARTICLE("no-article"),
  /** A paywall hides the article. */
  PAYWALL("paywall"),
  /** The page is a bot check. */
  BOT_WALL("bot-wall"),
  /** A consent dialog hides the article. */
  COOKIE_WALL("cookie-wall"),
  /** The document has more entries than are processed. */
  TOO_MANY("too-many"),
  /**
   * The page exceeds a limit of bytes, elements or depth, or its article is too large for Kafka.
   */
  TOO_LARGE("too-large"),
  /**
   * Two processes died while they read the page; it is read again after a day, or when the feed
   * changes the entry.
   */
  READER_DIED("reader-died"),
  /** Kafka rejected the article for another reason; see the log. */
  RECORD_REFUSED("record-refused"),
  /** An internal error; see the log. */
  BUG("bug");

  private final String text;

  EntryOutcome(String text) {
    this.text = text;
  }

  /** Returns the outcome of a page on which no article was found. */
  static EntryOutcome of(@Nullable AccessWall wall) {
    if (wall == null) {
      return NO_ARTICLE;
    }
    return switch (wall.kind()) {
      case PAY -> PAYWALL;
      case ROBOTS -> BOT_WALL;
      case CONSENT -> COOKIE_WALL;
    };
  }

  /** Returns the value in the records of polls and feed status. */
  public String text() {
    return text;
  }

  /** Returns the outcome with this text; {@link #BUG} if a newer version has written it. */
  static EntryOutcome of(String text) {
    for (EntryOutcome outcome : values()) {
      if (outcome.text.equals(text)) {
        return outcome;
      }
    }
    return BUG;
  }
}
