package dev.silkwire.ingest.poll;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.fetch.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of fetching a feed: how the fetch ended, the metadata of the response, and the parsed
 * document if there is a new one. Values that exceed the limits of a record are cut (note) or
 * dropped (redirect, hub).
 *
 * @param code how the fetch ended
 * @param note the reason, for the operator; null after a success
 * @param httpStatus null if there was no response
 * @param bytes length of the document
 * @param url to fetch next time
 * @param movedTo target of permanent redirects, null if there were none
 * @param validators for the next conditional request
 * @param bodyHash hash of the document
 * @param retryAfter the wait that the server asks for
 * @param advised shortest interval between polls that server and feed ask for
 * @param hub WebSub hub, null if none is declared
 * @param document null if there is no new document
 */
public record FeedFetchResult(
    PollOutcome.Code code,
    @Nullable String note,
    @Nullable Integer httpStatus,
    long bytes,
    String url,
    @Nullable String movedTo,
    Validators validators,
    @Nullable String bodyHash,
    @Nullable Duration retryAfter,
    @Nullable Duration advised,
    @Nullable Hub hub,
    @Nullable FeedDocument document) {
  public FeedFetchResult {
    requireNonNull(code);
    requireNonNull(url);
    requireNonNull(validators);
    note = note == null ? null : StorableText.fit(note, FieldLimits.NOTE);
    movedTo = movedTo != null && StorableText.fits(movedTo, FieldLimits.URL) ? movedTo : null;
    hub = hub != null && hub.isStorable() ? hub : null;
  }

  /** Returns the result of a fetch that an exception ended. */
  public static FeedFetchResult broken(String url, Throwable exception) {
    String note = "internal error: " + exception.getClass().getSimpleName();
    return none(PollOutcome.Code.BROKEN, note, null, url);
  }

  /** Returns a result without a document. */
  static FeedFetchResult none(
      PollOutcome.Code code, @Nullable String note, @Nullable Integer httpStatus, String url) {
    return builder(code, url).note(note).httpStatus(httpStatus).build();
  }

  /** Returns a builder whose other values are null, zero or empty. */
  public static Builder builder(PollOutcome.Code code, String url) {
    return new Builder(code, url);
  }

  /** Returns the input for the poll schedule. */
  public PollOutcome outcome(Instant now) {
    return new PollOutcome(
        code,
        retryAfter,
        advised,
        document == null ? null : PublishingFrequency.expectedInterval(document.entries(), now),
        document == null ? 0 : 1);
  }

  /**
   * Returns a copy whose entries have neither summary nor content, to save memory while pages are
   * read.
   */
  public FeedFetchResult withoutTexts() {
    return new FeedFetchResult(
        code,
        note,
        httpStatus,
        bytes,
        url,
        movedTo,
        validators,
        bodyHash,
        retryAfter,
        advised,
        hub,
        document == null ? null : document.withoutTexts());
  }

  /** Returns the entries of the document, none if there is no document. */
  public List<FeedEntry> entries() {
    return document == null ? List.of() : document.entries();
  }

  /** A mutable builder; its methods are named like the components. For one thread. */
  public static final class Builder {
    private final PollOutcome.Code code;
    private final String url;
    private @Nullable String note;
    private @Nullable Integer httpStatus;
    private long bytes;
    private @Nullable String movedTo;
    private Validators validators = Validators.NONE;
    private @Nullable String bodyHash;
    private @Nullable Duration retryAfter;
    private @Nullable Duration advised;
    private @Nullable Hub hub;
    private @Nullable FeedDocument document;

    private Builder(PollOutcome.Code code, String url) {
      this.code = code;
      this.url = url;
    }

    public Builder note(@Nullable String value) {
      note = value;
      return this;
    }

    public Builder httpStatus(@Nullable Integer value) {
      httpStatus = value;
      return this;
    }

    public Builder bytes(long value) {
      bytes = value;
      return this;
    }

    public Builder movedTo(@Nullable String value) {
      movedTo = value;
      return this;
    }

    public Builder validators(Validators value) {
      validators = value;
      return this;
    }

    public Builder bodyHash(@Nullable String value) {
      bodyHash = value;
      return this;
    }

    public Builder retryAfter(@Nullable Duration value) {
      retryAfter = value;
      return this;
    }

    public Builder advised(@Nullable Duration value) {
      advised = value;
      return this;
    }

    public Builder hub(@Nullable Hub value) {
      hub = value;
      return this;
    }

    public Builder document(@Nullable FeedDocument value) {
      document = value;
      return this;
    }

    public FeedFetchResult build() {
      return new FeedFetchResult(
          code,
          note,
          httpStatus,
          bytes,
          url,
          movedTo,
          validators,
          bodyHash,
          retryAfter,
          advised,
          hub,
          document);
    }
  }
}
