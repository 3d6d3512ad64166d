package dev.silkwire.ingest.poll;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.StorableText;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.fetch.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a request for a feed. The note is cut to what a record may hold; an address of a
 * redirect or a hub that is too long for a record is dropped.
 *
 * @param kind how it ended
 * @param note the reason, for a person; null when all is well
 * @param httpStatus the server's, null when there was no answer
 * @param bytes of the document
 * @param url the address to ask next time
 * @param movedTo where permanent redirects lead, null when there were none
 * @param validators for the next time
 * @param bodyHash of the document
 * @param retryAfter how long the server asks to wait
 * @param advised how long it is called fresh
 * @param hub that announces what is new, null when none was named
 * @param document what was read, null when nothing was
 */
public record FeedFetchResult(
    PollOutcome.Kind kind,
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
    requireNonNull(kind);
    requireNonNull(url);
    requireNonNull(validators);
    note = note == null ? null : StorableText.fit(note, FieldLimits.NOTE);
    movedTo = movedTo != null && movedTo.length() > FieldLimits.URL ? null : movedTo;
    hub = hub != null && hub.isTooLong() ? null : hub;
  }

  /** The answer to a poll that an exception ended. */
  public static FeedFetchResult broken(String url, Throwable exception) {
    String note = "internal error: " + exception.getClass().getSimpleName();
    return none(PollOutcome.Kind.BROKEN, note, null, url);
  }

  /** An answer that brings no document. */
  static FeedFetchResult none(
      PollOutcome.Kind kind, @Nullable String note, @Nullable Integer httpStatus, String url) {
    return new FeedFetchResult(
        kind, note, httpStatus, 0, url, null, Validators.NONE, null, null, null, null, null);
  }

  /** What a hub sent. */
  static FeedFetchResult pushed(String url, long bytes, FeedDocument document) {
    return new FeedFetchResult(
        PollOutcome.Kind.OK,
        "sent by its hub",
        null,
        bytes,
        url,
        null,
        Validators.NONE,
        null,
        null,
        null,
        null,
        document);
  }

  /** What the schedule needs to know of it. */
  public PollOutcome outcome(Instant now) {
    return new PollOutcome(
        kind,
        retryAfter,
        advised,
        document == null ? null : PublishingFrequency.of(document.entries(), now),
        document == null ? 0 : 1);
  }

  /** The same without the texts of its entries, for those who keep it while pages are read. */
  public FeedFetchResult withoutTexts() {
    return new FeedFetchResult(
        kind,
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

  /** The entries of the document; none when there was none. */
  public List<FeedEntry> entries() {
    return document == null ? List.of() : document.entries();
  }
}
