package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.Frozen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The polling state of a feed: everything that an instance needs to continue polling it.
 *
 * @param feedId id of the feed
 * @param url the URL to poll; differs from the feed's own after a confirmed permanent redirect
 * @param state whether the feed is polled
 * @param outcome outcome of the last poll, such as {@code ok}, {@code not-modified}, {@code
 *     rate-limited}
 * @param note remark on the last poll for the operator, null if there is none
 * @param httpStatus status of the last response, null if there was none
 * @param lastPoll time of the last poll, null before the first
 * @param nextPoll time of the next poll
 * @param failures number of consecutive failed polls
 * @param interval adaptive interval between polls, in seconds
 * @param etag validator for the next conditional request, null if the server sent none
 * @param lastModified validator for the next conditional request, null if the server sent none
 * @param bodyHash hash of the last document, for servers with unreliable validators
 * @param redirect a permanent redirect that is not yet confirmed, null if there is none
 * @param lastNewArticle time of the last new article, null if there was none
 * @param habit usual time between entries, in seconds, null if unknown
 * @param silentSince time since which the feed has had no new entries although it responds, far
 *     longer than its habit; null for other feeds
 * @param subscription subscription to the hub that the feed names, null if it names none
 * @param entries known entries, newest first, limited in number
 */
public record FeedStatus(
    String feedId,
    String url,
    State state,
    String outcome,
    @Nullable String note,
    @Nullable Integer httpStatus,
    @Nullable Instant lastPoll,
    Instant nextPoll,
    int failures,
    long interval,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String bodyHash,
    @Nullable Redirect redirect,
    @Nullable Instant lastNewArticle,
    @Nullable Long habit,
    @Nullable Instant silentSince,
    @Nullable Subscription subscription,
    List<KnownEntry> entries) {

  /** The state of a feed. */
  public enum State {
    @JsonProperty("active")
    ACTIVE,
    /** The server responded 410 Gone; the feed is no longer polled. */
    @JsonProperty("gone")
    GONE
  }

  /**
   * A permanent redirect, which is confirmed after several polls.
   *
   * @param to target URL
   * @param polls number of consecutive polls that were redirected
   */
  public record Redirect(String to, int polls) {
    public Redirect {
      FieldCheck.text("redirect.to", requireNonNull(to), FieldLimits.URL);
    }
  }

  /**
   * A W3C WebSub subscription.
   *
   * @param hub URL of the hub
   * @param topic URL by which the hub identifies the feed
   * @param until end of the lease, null if the subscription is not confirmed
   */
  public record Subscription(String hub, String topic, @Nullable Instant until) {
    public Subscription {
      FieldCheck.text("hub", requireNonNull(hub), FieldLimits.URL);
      FieldCheck.text("topic", requireNonNull(topic), FieldLimits.URL);
      FieldCheck.moment("until", until);
    }
  }

  /**
   * An entry that was processed, and the state of its page.
   *
   * @param articleId id of its article
   * @param url URL of its page
   * @param entryHash hash of the entry in the feed; if it changes, the page is fetched again
   * @param result {@code published}, or the name of the skip
   * @param seen time at which the entry was first seen
   * @param readings number of times its page was fetched
   * @param nextReading time of the next revisit for corrections, null if there is none
   * @param etag validator of the page, null if the server sent none
   * @param lastModified validator of the page, null if the server sent none
   * @param textHash content hash of the article as last published, null if it was not published
   * @param title title in the feed; null if no revisit is due
   * @param published date in the feed; null if no revisit is due
   * @param attempts number of fetches that began and did not end, null if there are none; after two
   *     of them, in which the process died, the page is skipped, and fetched again after a day
   */
  public record KnownEntry(
      String articleId,
      String url,
      String entryHash,
      String result,
      Instant seen,
      int readings,
      @Nullable Instant nextReading,
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable String textHash,
      @Nullable String title,
      @Nullable Published published,
      @Nullable Integer attempts) {
    /** Returns a builder of an entry. */
    public static KnownEntryBuilder builder(
        String articleId, String url, String entryHash, String result, Instant seen, int readings) {
      return new KnownEntryBuilder(articleId, url, entryHash, result, seen, readings);
    }

    public KnownEntry {
      FieldCheck.id("articleId", requireNonNull(articleId));
      FieldCheck.text("entry url", requireNonNull(url), FieldLimits.URL);
      FieldCheck.id("entryHash", requireNonNull(entryHash));
      FieldCheck.word("result", requireNonNull(result));
      FieldCheck.arrival("seen", requireNonNull(seen));
      FieldCheck.arrival("nextReading", nextReading);
      FieldCheck.text("entry etag", etag, FieldLimits.VALIDATOR);
      FieldCheck.text("entry lastModified", lastModified, FieldLimits.VALIDATOR);
      FieldCheck.text("textHash", textHash, FieldLimits.ID);
      FieldCheck.text("entry title", title, FieldLimits.TITLE);
    }
  }

  /** Returns a builder of a status. */
  public static FeedStatusBuilder builder(String feedId, String url, Instant nextPoll) {
    return new FeedStatusBuilder(feedId, url, nextPoll);
  }

  public FeedStatus {
    FieldCheck.id("feedId", requireNonNull(feedId));
    FieldCheck.text("url", requireNonNull(url), FieldLimits.URL);
    state = requireNonNullElse(state, State.ACTIVE);
    FieldCheck.word("outcome", requireNonNull(outcome));
    FieldCheck.text("note", note, FieldLimits.NOTE);
    FieldCheck.arrival("lastPoll", lastPoll);
    FieldCheck.arrival("nextPoll", requireNonNull(nextPoll));
    FieldCheck.text("etag", etag, FieldLimits.VALIDATOR);
    FieldCheck.text("lastModified", lastModified, FieldLimits.VALIDATOR);
    FieldCheck.text("bodyHash", bodyHash, FieldLimits.ID);
    FieldCheck.arrival("lastNewArticle", lastNewArticle);
    FieldCheck.arrival("silentSince", silentSince);
    entries = Frozen.copy(entries);
  }
}
