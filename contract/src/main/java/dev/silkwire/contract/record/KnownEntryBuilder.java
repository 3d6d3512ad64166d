package dev.silkwire.contract.record;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A builder of {@link KnownEntry}. Values that are not set are null. Not thread-safe.
 *
 * <pre>{@code
 * KnownEntry.builder(id, url, entryHash, "published", now, 1).textHash(hash).build();
 * }</pre>
 */
public final class KnownEntryBuilder {
  private final String articleId;
  private final String url;
  private final String entryHash;
  private final String result;
  private final Instant seen;
  private final int readings;
  private @Nullable Instant nextReading;
  private @Nullable String etag;
  private @Nullable String lastModified;
  private @Nullable String textHash;
  private @Nullable String title;
  private @Nullable Published published;
  private @Nullable Integer attempts;

  KnownEntryBuilder(
      String articleId, String url, String entryHash, String result, Instant seen, int readings) {
    this.articleId = articleId;
    this.url = url;
    this.entryHash = entryHash;
    this.result = result;
    this.seen = seen;
    this.readings = readings;
  }

  public KnownEntryBuilder nextReading(@Nullable Instant value) {
    nextReading = value;
    return this;
  }

  public KnownEntryBuilder etag(@Nullable String value) {
    etag = value;
    return this;
  }

  public KnownEntryBuilder lastModified(@Nullable String value) {
    lastModified = value;
    return this;
  }

  public KnownEntryBuilder textHash(@Nullable String value) {
    textHash = value;
    return this;
  }

  public KnownEntryBuilder title(@Nullable String value) {
    title = value;
    return this;
  }

  public KnownEntryBuilder published(@Nullable Published value) {
    published = value;
    return this;
  }

  public KnownEntryBuilder attempts(@Nullable Integer value) {
    attempts = value;
    return this;
  }

  public KnownEntry build() {
    return new KnownEntry(
        articleId,
        url,
        entryHash,
        result,
        seen,
        readings,
        nextReading,
        etag,
        lastModified,
        textHash,
        title,
        published,
        attempts);
  }
}
