package dev.silkwire.ingest.feed;

/**
 * The result of parsing a response body: a feed, a page that declares a feed elsewhere, or neither.
 */
public sealed interface FeedParseResult {
  /** The body is a feed. */
  record Parsed(FeedDocument document) implements FeedParseResult {}

  /** The body is an HTML page that declares a feed. */
  record FeedLink(String url) implements FeedParseResult {}

  /**
   * The body is not a feed, or exceeds a limit.
   *
   * @param reason for the operator
   */
  record Unreadable(String reason) implements FeedParseResult {}
}
