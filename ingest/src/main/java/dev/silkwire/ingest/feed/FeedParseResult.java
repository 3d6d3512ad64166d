package dev.silkwire.ingest.feed;

/** What came of reading a feed's address. */
public sealed interface FeedParseResult {
  /** It is a feed. */
  record Read(FeedDocument document) implements FeedParseResult {}

  /** It is a page that names its feed. */
  record Elsewhere(String url) implements FeedParseResult {}

  /** It cannot be read; the reason is for a person. */
  record Refused(String reason) implements FeedParseResult {}
}
