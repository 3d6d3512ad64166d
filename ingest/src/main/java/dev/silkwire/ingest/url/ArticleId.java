package dev.silkwire.ingest.url;

import dev.silkwire.contract.record.ContentHash;

/** Ids of articles. */
public final class ArticleId {
  private ArticleId() {}

  /** Returns the id of a canonical URL: a 128-bit hash in hex. */
  public static String of(String canonicalUrl) {
    return ContentHash.of(canonicalUrl);
  }
}
