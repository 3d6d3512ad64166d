package dev.silkwire.ingest.feed;

/** What came of reading a feed's address. */
public sealed interface FeedReading {
  /** It is a feed. */
  record Read(FeedDocument document) implements FeedReading {}

  /** It is a page that names its feed. */
  record Elsewhere(String url) implements FeedReading {}

  /** It cannot be read; the reason is for a person. */
  record Refused(String reason) implements FeedReading {}
}
