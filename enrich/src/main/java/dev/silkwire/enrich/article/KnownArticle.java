package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/**
 * The state of an article that enrich has processed before.
 *
 * @param contentHash hash of the newest revision's content
 * @param revision number of the newest revision, starting at 1
 * @param original id of the article that it repeats, null if it repeats none; while a decision is
 *     pending, the previous one
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record KnownArticle(
    String contentHash, int revision, State state, @Nullable String original) {

  /** Whether an article is an original or a copy. Stored by ordinal: append new constants. */
  public enum State {
    /** The decision of the near-duplicate index has not arrived yet. */
    PENDING,
    /** It is published in {@code news.articles}. */
    ORIGINAL,
    /** It is published in {@code news.duplicates}. */
    COPY
  }

  public KnownArticle {
    requireNonNull(contentHash);
    requireNonNull(state);
  }

  /** Returns the state of a new article, which is pending. */
  static KnownArticle first(String contentHash) {
    return new KnownArticle(contentHash, 1, State.PENDING, null);
  }

  /** Returns the state with the next revision. */
  KnownArticle revised(String hash) {
    return new KnownArticle(hash, revision + 1, state, original);
  }

  /** Returns the state while a decision is pending; the previous original is kept until then. */
  KnownArticle asPending() {
    return new KnownArticle(contentHash, revision, State.PENDING, original);
  }

  /** Returns the state of an original. */
  KnownArticle asOriginal() {
    return new KnownArticle(contentHash, revision, State.ORIGINAL, null);
  }

  /** Returns the state of a copy. */
  KnownArticle asCopyOf(String other) {
    return new KnownArticle(contentHash, revision, State.COPY, other);
  }
}
