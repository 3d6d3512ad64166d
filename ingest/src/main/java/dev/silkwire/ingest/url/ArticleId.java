package dev.silkwire.ingest.url;

import dev.silkwire.contract.ContentHash;

/** The id of the article that a canonical address stands for. */
public final class ArticleId {
  private ArticleId() {}

  /** 128 bits in hex, of {@link CanonicalUrl}'s spelling. */
  public static String of(String canonicalUrl) {
    return ContentHash.of(canonicalUrl);
  }
}
