package dev.silkwire.ingest.entry;

import dev.silkwire.ingest.extract.AccessWall;
import org.jspecify.annotations.Nullable;

/** What became of an entry in a poll: exactly one of these. */
public enum EntryOutcome {
  /** Its article went to the topic. */
  PUBLISHED("published"),
  /** It is known and as it was. */
  UNCHANGED("unchanged"),
  NO_LINK("no-link"),
  /** Its link is no {@code http} or {@code https}. */
  BAD_SCHEME("bad-scheme"),
  /** Its link is no address. */
  BAD_ADDRESS("bad-address"),
  /** Its link leads to a private address. */
  REFUSED_ADDRESS("refused-address"),
  /** The host's robots.txt forbids the page. */
  ROBOTS("robots"),
  /** The same article stands twice in the document. */
  DUPLICATE_IN_FEED("duplicate-in-feed"),
  /** The link leads to something else than a page. */
  NOT_HTML("not-html"),
  /** The server keeps the page to itself, and the feed does not carry the story. */
  REFUSED("refused"),
  /** The page could not be had this time; it is tried again a few times. */
  PAGE_FAILED("page-failed"),
  /** The page is gone for good. */
  PAGE_GONE("page-gone"),
  /** There is no running text in the page. */
  NO_ARTICLE("no-article"),
  /** Paying readers only see the story. */
  PAYWALL("paywall"),
  /** The page is a test for robots. */
  BOT_WALL("bot-wall"),
  /** The page shows nothing until cookies are agreed to. */
  COOKIE_WALL("cookie-wall"),
  /** The document has more entries than are looked at. */
  TOO_MANY("too-many"),
  /**
   * The page exceeds a limit of bytes, elements or depth, or its article is larger than Kafka
   * takes.
   */
  TOO_LARGE("too-large"),
  /**
   * Two processes died while they read the page; it is not read again until the feed changes it.
   */
  READER_DIED("reader-died"),
  /** Kafka refuses its article for another reason; the log has it. */
  RECORD_REFUSED("record-refused"),
  /** A bug of ours; the log has its trace. */
  BUG("bug");

  private final String text;

  EntryOutcome(String text) {
    this.text = text;
  }

  /** Why a page without a story has none. */
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

  /** As it stands in accounts and statuses. */
  public String text() {
    return text;
  }

  /** The verdict of that name; the last of them when a newer version wrote it. */
  static EntryOutcome of(String text) {
    for (EntryOutcome verdict : values()) {
      if (verdict.text.equals(text)) {
        return verdict;
      }
    }
    return BUG;
  }
}
