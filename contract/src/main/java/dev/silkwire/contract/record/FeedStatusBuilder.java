package dev.silkwire.contract.record;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.FeedStatus.Redirect;
import dev.silkwire.contract.record.FeedStatus.State;
import dev.silkwire.contract.record.FeedStatus.Subscription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A builder of {@link FeedStatus}. Values that are not set are null, zero or empty; the state is
 * active and the outcome {@code ok}. Not thread-safe.
 *
 * <pre>{@code
 * FeedStatus.builder(feed.id(), feed.url(), now.plusSeconds(900)).lastPoll(now).interval(900).build();
 * }</pre>
 */
public final class FeedStatusBuilder {
  private final String feedId;
  private final String url;
  private final Instant nextPoll;
  private State state = State.ACTIVE;
  private String outcome = "ok";
  private @Nullable String note;
  private @Nullable Integer httpStatus;
  private @Nullable Instant lastPoll;
  private int failures;
  private long interval;
  private @Nullable String etag;
  private @Nullable String lastModified;
  private @Nullable String bodyHash;
  private @Nullable Redirect redirect;
  private @Nullable Instant lastNewArticle;
  private @Nullable Long habit;
  private @Nullable Instant silentSince;
  private @Nullable Subscription subscription;
  private List<KnownEntry> entries = List.of();

  FeedStatusBuilder(String feedId, String url, Instant nextPoll) {
    this.feedId = feedId;
    this.url = url;
    this.nextPoll = nextPoll;
  }

  public FeedStatusBuilder state(State value) {
    state = value;
    return this;
  }

  public FeedStatusBuilder outcome(String value) {
    outcome = value;
    return this;
  }

  public FeedStatusBuilder note(@Nullable String value) {
    note = value;
    return this;
  }

  public FeedStatusBuilder httpStatus(@Nullable Integer value) {
    httpStatus = value;
    return this;
  }

  public FeedStatusBuilder lastPoll(@Nullable Instant value) {
    lastPoll = value;
    return this;
  }

  public FeedStatusBuilder failures(int value) {
    failures = value;
    return this;
  }

  public FeedStatusBuilder interval(long value) {
    interval = value;
    return this;
  }

  public FeedStatusBuilder etag(@Nullable String value) {
    etag = value;
    return this;
  }

  public FeedStatusBuilder lastModified(@Nullable String value) {
    lastModified = value;
    return this;
  }

  public FeedStatusBuilder bodyHash(@Nullable String value) {
    bodyHash = value;
    return this;
  }

  public FeedStatusBuilder redirect(@Nullable Redirect value) {
    redirect = value;
    return this;
  }

  public FeedStatusBuilder lastNewArticle(@Nullable Instant value) {
    lastNewArticle = value;
    return this;
  }

  public FeedStatusBuilder habit(@Nullable Long value) {
    habit = value;
    return this;
  }

  public FeedStatusBuilder silentSince(@Nullable Instant value) {
    silentSince = value;
    return this;
  }

  public FeedStatusBuilder subscription(@Nullable Subscription value) {
    subscription = value;
    return this;
  }

  public FeedStatusBuilder entries(List<KnownEntry> value) {
    entries = value;
    return this;
  }

  public FeedStatus build() {
    return new FeedStatus(
        feedId,
        url,
        state,
        outcome,
        note,
        httpStatus,
        lastPoll,
        nextPoll,
        failures,
        interval,
        etag,
        lastModified,
        bodyHash,
        redirect,
        lastNewArticle,
        habit,
        silentSince,
        subscription,
        entries);
  }
}
