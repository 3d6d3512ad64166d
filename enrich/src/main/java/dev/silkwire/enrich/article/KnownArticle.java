package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import org.apache.kafka.common.errors.SerializationException;
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

  /** What became of an article. */
  public enum State {
    /** Its verdict is awaited. */
    PENDING(1),
    /** It stands in the articles. */
    ORIGINAL(2),
    /** It stands in the duplicates. */
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
