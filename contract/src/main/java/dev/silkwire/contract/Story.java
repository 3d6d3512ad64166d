package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story that more than one article carries: the original, and the reach that its copies give it.
 * It exists while at least one article repeats the original.
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
 * @param id the id of the original
 * @param url the address of the original
 * @param title the title of the original
 * @param original the article that the others repeat
 * @param copies how many articles repeat it, at least 1
 * @param outlets distinct outlets that carry it: one for each domain, and one for each article
 *     whose outlet has no domain; those with a domain first, by domain, and at most {@link
 *     FieldLimits#STORY_OUTLETS}
 * @param outletCount how many distinct outlets carry it, listed or not
 * @param firstSeen the earliest arrival among the original and its copies
 * @param lastSeen the latest arrival among the original and its copies
 * @param earliest the article, original or copy, with the earliest {@link Published#latest
 *     publication} that is known and not suspect, of two the one that arrived first; null when
 *     there is none
 * @param updatedAt arrival of the article that last moved it
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
      throw new IllegalArgumentException("a story has the id of its original");
    }
    if (copies < 1 || outletCount < outlets.size()) {
      throw new IllegalArgumentException("a story has a copy, and counts all outlets");
    }
  }

  /** Starts the story of an original. */
  public static Builder of(StoryArticle original) {
    return new Builder(original);
  }

  /** Collects the components of a story. Not thread-safe. */
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

    /** The address of the original. */
    public Builder url(String value) {
      url = value;
      return this;
    }

    /** The title of the original. */
    public Builder title(String value) {
      title = value;
      return this;
    }

    /** How many articles repeat the original. */
    public Builder copies(long value) {
      copies = value;
      return this;
    }

    /** The outlets to list, and how many there are in all. */
    public Builder outlets(List<Outlet> listed, int all) {
      outlets = listed;
      outletCount = all;
      return this;
    }

    /** The earliest and the latest arrival. */
    public Builder seen(Instant first, Instant last) {
      firstSeen = first;
      lastSeen = last;
      return this;
    }

    /** The article with the earliest credible publication; null when there is none. */
    public Builder earliest(@Nullable StoryArticle value) {
      earliest = value;
      return this;
    }

    /** The arrival of the article that last moved the story. */
    public Builder updatedAt(Instant value) {
      updatedAt = value;
      return this;
    }

    /**
     * Returns the story.
     *
     * @throws NullPointerException when url, title, arrivals or the time of update are missing
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
