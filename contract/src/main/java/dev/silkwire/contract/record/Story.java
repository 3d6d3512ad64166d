package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.Frozen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story and its reach: the original article and statistics on its copies. A story exists while
 * the original has at least one copy.
 *
 * <pre>{@code
 * Story.of(original)
 *     .url(url)
 *     .title(title)
 *     .copies(1)
 *     .outlets(List.of(first, second), 2)
 *     .seen(first.fetchedAt(), second.fetchedAt())
 *     .updatedAt(second.fetchedAt())
 *     .build();
 * }</pre>
 *
 * @param id id of the original
 * @param url URL of the original
 * @param title title of the original
 * @param original the original: the article that arrived first
 * @param copies number of copies, at least 1
 * @param outlets distinct outlets that published it: one for each domain, and one for each article
 *     whose outlet has no domain; ordered by domain, those without a domain last; at most {@link
 *     FieldLimits#STORY_OUTLETS}
 * @param outletCount number of distinct outlets, listed or not
 * @param firstSeen earliest arrival of the original and its copies
 * @param lastSeen latest arrival of the original and its copies
 * @param earliest the article with the earliest credible {@link Published#latest publication}; of
 *     equals the one that arrived first; null if no date is credible
 * @param updatedAt arrival of the article that last changed the story
 */
public record Story(
    String id,
    String url,
    String title,
    StoryArticle original,
    long copies,
    List<Outlet> outlets,
    int outletCount,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable StoryArticle earliest,
    Instant updatedAt) {

  public Story {
    FieldCheck.id("id", requireNonNull(id));
    FieldCheck.url("url", requireNonNull(url));
    FieldCheck.text("title", requireNonNull(title), FieldLimits.TITLE);
    requireNonNull(original);
    outlets = Frozen.copy(outlets);
    FieldCheck.count("outlets", outlets.size(), FieldLimits.STORY_OUTLETS);
    FieldCheck.arrival("firstSeen", requireNonNull(firstSeen));
    FieldCheck.arrival("lastSeen", requireNonNull(lastSeen));
    FieldCheck.arrival("updatedAt", requireNonNull(updatedAt));
    if (!id.equals(original.id())) {
      throw new IllegalArgumentException("the id of a story must be that of its original");
    }
    if (copies < 1 || outletCount < outlets.size()) {
      throw new IllegalArgumentException(
          "a story needs at least one copy, and outletCount must include the listed outlets");
    }
  }

  /** Returns a builder for the story of an original. */
  public static Builder of(StoryArticle original) {
    return new Builder(original);
  }

  /** A builder of stories. Not thread-safe. */
  public static final class Builder {
    private final StoryArticle original;
    private @Nullable String url;
    private @Nullable String title;
    private long copies;
    private List<Outlet> outlets = List.of();
    private int outletCount;
    private @Nullable Instant firstSeen;
    private @Nullable Instant lastSeen;
    private @Nullable StoryArticle earliest;
    private @Nullable Instant updatedAt;

    private Builder(StoryArticle original) {
      this.original = original;
    }

    /** Sets the URL of the original. */
    public Builder url(String value) {
      url = value;
      return this;
    }

    /** Sets the title of the original. */
    public Builder title(String value) {
      title = value;
      return this;
    }

    /** Sets the number of copies. */
    public Builder copies(long value) {
      copies = value;
      return this;
    }

    /** Sets the outlets to list, and the number of all outlets. */
    public Builder outlets(List<Outlet> listed, int all) {
      outlets = listed;
      outletCount = all;
      return this;
    }

    /** Sets the earliest and the latest arrival. */
    public Builder seen(Instant first, Instant last) {
      firstSeen = first;
      lastSeen = last;
      return this;
    }

    /** Sets the article with the earliest credible publication; null if there is none. */
    public Builder earliest(@Nullable StoryArticle value) {
      earliest = value;
      return this;
    }

    /** Sets the arrival of the article that last changed the story. */
    public Builder updatedAt(Instant value) {
      updatedAt = value;
      return this;
    }

    /**
     * Builds the story.
     *
     * @throws NullPointerException if url, title, arrivals or update time are missing
     */
    public Story build() {
      return new Story(
          original.id(),
          requireNonNull(url),
          requireNonNull(title),
          original,
          copies,
          outlets,
          outletCount,
          requireNonNull(firstSeen),
          requireNonNull(lastSeen),
          earliest,
          requireNonNull(updatedAt));
    }
  }
}
