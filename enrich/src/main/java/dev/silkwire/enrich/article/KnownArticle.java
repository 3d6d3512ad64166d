package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The state of an article that enrich has processed before.
 *
 * @param contentHash hash of the newest revision's content
 * @param revision number of the newest revision, starting at 1
 * @param original id of the article that it repeats; null when it repeats none or is undecided
 */
public record KnownArticle(
    String contentHash, int revision, State state, @Nullable String original) {

  /** How it stands in the store. */
  public static StateSerde<KnownArticle> serde() {
    return StateSerde.of(KnownArticle::write, KnownArticle::read);
  }

  private static void write(KnownArticle article, FieldWriter to) {
    to.name(article.contentHash)
        .number(article.revision)
        .one(article.state.code)
        .name(article.original);
  }

  private static KnownArticle read(FieldReader from) {
    return new KnownArticle(from.name(), from.count(), State.of(from.one()), from.nameOrNull());
  }

  /** Whether an article is an original or a copy. */
  public enum State {
    /** The decision of the near-duplicate index has not arrived yet. */
    PENDING(1),
    /** It is published in {@code news.articles}. */
    ORIGINAL(2),
    /** It is published in {@code news.duplicates}. */
    COPY(3);

    private final int code;

    State(int code) {
      this.code = code;
    }

    private static State of(int code) {
      return switch (code) {
        case 1 -> PENDING;
        case 2 -> ORIGINAL;
        case 3 -> COPY;
        default -> throw new SerializationException("no state of an article: " + code);
      };
    }
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
