package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where polling of a feed stands: all that another instance needs to go on.
 *
 * @param feedId the feed
 * @param url the address polled now; differs from the feed's own once a move has held
 * @param state whether it is polled at all
 * @param outcome of the last poll, such as {@code ok}, {@code not-modified}, {@code rate-limited}
 * @param note what a person should know about the last poll, null when all is well
 * @param httpStatus the last answer's status, null when there was none
 * @param lastPoll when it was last polled, null before the first poll
 * @param nextPoll when it is due
 * @param failures polls in a row that failed
 * @param interval seconds between polls as adapted now
 * @param etag validator for the next conditional request
 * @param lastModified validator for the next conditional request
 * @param bodyHash of the last document read, for servers without honest validators
 * @param redirect a permanent redirect that is being watched, null when there is none
 * @param lastNewArticle when it last brought something new
 * @param habit seconds that usually pass between its entries, null when that is not known
 * @param silentSince it answers, but has had nothing new since then, far longer than its habit;
 *     null otherwise
 * @param subscription to the hub that the feed names, null when it names none
 * @param entries what is known of its entries, newest first, bounded
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

  /** Whether a feed is polled. */
  public enum State {
    @JsonProperty("active")
    ACTIVE,
    /** It answered 410 and is left alone. */
    @JsonProperty("gone")
    GONE
  }

  /**
   * A permanent redirect, believed once it has held for several polls.
   *
   * @param to where it leads
   * @param polls how many polls in a row saw it
   */
  public record Redirect(String to, int polls) {
    public Redirect {
      FieldCheck.text("redirect.to", requireNonNull(to), FieldLimits.URL);
    }
  }

  /**
   * Where the publisher announces what is new (W3C WebSub), and whether the hub sends it to us.
   *
   * @param hub its address
   * @param topic what it knows the feed as
   * @param until when its promise to send what is new ends, null when it has made none
   */
  public record Subscription(String hub, String topic, @Nullable Instant until) {
    public Subscription {
      FieldCheck.text("hub", requireNonNull(hub), FieldLimits.URL);
      FieldCheck.text("topic", requireNonNull(topic), FieldLimits.URL);
      FieldCheck.moment("until", until);
    }
  }

  /**
   * An entry that was handled, and what its page was when last read.
   *
   * @param articleId the id of its article
   * @param url the address its page is fetched from
   * @param entryHash of what the feed says of it; a change means a reading is due
   * @param result {@code published}, or the named skip
   * @param seen when it was first seen
   * @param readings how often its page was read
   * @param nextReading when the page is revisited for corrections, null when no more
   * @param etag the page's validator
   * @param lastModified the page's validator
   * @param textHash of the article as last published
   * @param title as the feed said it; kept while another reading is due, else null
   * @param published as the feed said it; kept while another reading is due, else null
   * @param attempts readings of its page that began and did not end, null when there are none;
   *     after two of them, in which the process died, the page is not read again
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
    /** An entry of which no reading is under way. */
    public KnownEntry(
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
        @Nullable Published published) {
      this(
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
          null);
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
