package dev.silkwire.enrich.revision;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an article.
 *
 * @param contentHash of its newest reading
 * @param revision of that reading, counted from 1
 * @param state what became of it
 * @param original the article it repeats; null when it repeats none or nobody has judged it
 */
public record KnownArticle(
    String contentHash, int revision, State state, @Nullable String original) {

  /** What became of an article. */
  public enum State {
    /** Its verdict is awaited. */
    PENDING,
    /** It stands in the articles. */
    ORIGINAL,
    /** It stands in the duplicates. */
    COPY
  }

  public KnownArticle {
    requireNonNull(contentHash);
    requireNonNull(state);
  }

  /** A first reading, sent to be judged. */
  static KnownArticle first(String contentHash) {
    return new KnownArticle(contentHash, 1, State.PENDING, null);
  }

  /** The next reading. */
  KnownArticle revised(String hash) {
    return new KnownArticle(hash, revision + 1, state, original);
  }

  /** Its newest reading is sent to be judged; what it repeated so far is kept until then. */
  KnownArticle awaiting() {
    return new KnownArticle(contentHash, revision, State.PENDING, original);
  }

  /** Judged to repeat nothing. */
  KnownArticle asOriginal() {
    return new KnownArticle(contentHash, revision, State.ORIGINAL, null);
  }

  /** Judged to repeat another. */
  KnownArticle asCopyOf(String other) {
    return new KnownArticle(contentHash, revision, State.COPY, other);
  }
}
