package dev.silkwire.app.output;

import dev.silkwire.contract.record.FeedStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The health of a feed, for a person.
 *
 * @param word such as {@code ok}, {@code failed}, {@code silent}, {@code gone}, {@code new}
 * @param why reason of a failure; null when the feed works
 */
public record FeedHealth(String word, @Nullable String why) {

  public static FeedHealth of(@Nullable FeedStatus status) {
    if (status == null) {
      return new FeedHealth("new", null);
    }
    if (status.state() == FeedStatus.State.GONE) {
      return new FeedHealth("gone", "it answered 410 and is not polled any more");
    }
    if (status.failures() > 0) {
      return new FeedHealth(status.outcome(), because(status));
    }
    if (status.silentSince() != null) {
      String usual =
          status.habit() == null ? "" : ", usually every " + Duration.ofSeconds(status.habit());
      return new FeedHealth("silent", "nothing new since " + status.silentSince() + usual);
    }
    return new FeedHealth(status.outcome(), null);
  }

  public boolean isIll() {
    return why != null;
  }

  private static String because(FeedStatus status) {
    String answer = status.httpStatus() == null ? "" : "HTTP " + status.httpStatus() + ", ";
    String note = answer + (status.note() == null ? "" : status.note() + ", ");
    String times = status.failures() == 1 ? "once" : status.failures() + " times in a row";
    return note + times;
  }
}
