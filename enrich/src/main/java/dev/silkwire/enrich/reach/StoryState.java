package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.record.StoryArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a story: its original and a summary of all its articles.
 *
 * <p>A copy may arrive before its original is published, because they are sent through different
 * repartitions; the story then waits for the original.
 *
 * @param headline of the original; null until it is published
 * @param copies number of articles that repeat the original
 * @param summary of the original and its copies; null without copies, to keep stored values small
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record StoryState(
    @Nullable StoryHeadline headline, int copies, @Nullable StoryReach summary) {
  public StoryState {
    if (copies == 0) {
      requireNonNull(headline, "a story without copies has a headline");
      summary = null;
    } else {
      requireNonNull(summary, "a story with copies has a summary");
    }
  }

  /** Returns the state with all copies; headline and copies must not both be absent. */
  public static StoryState of(@Nullable StoryHeadline headline, Collection<StoryArticle> copies) {
    List<StoryArticle> articles = new ArrayList<>(copies);
    if (headline != null) {
      articles.add(headline.article());
    }
    StoryReach summary = copies.isEmpty() ? null : StoryReach.of(articles);
    return new StoryState(headline, copies.size(), summary);
  }

  private StoryReach reach() {
    return summary == null ? StoryReach.of(List.of(requireNonNull(headline).article())) : summary;
  }

  /** Publishes or revises the original. Returns empty if all copies must be read for the result. */
  public Optional<StoryState> with(StoryHeadline now) {
    Optional<StoryReach> more =
        headline == null
            ? reach().plus(now.article())
            : reach().revised(headline.article(), now.article());
    return more.map(all -> new StoryState(now, copies, all));
  }

  /** Adds a copy. Returns empty if all copies must be read for the result. */
  public Optional<StoryState> plus(StoryArticle copy) {
    return reach().plus(copy).map(all -> new StoryState(headline, copies + 1, all));
  }

  /** Revises a copy. Returns empty if all copies must be read for the result. */
  public Optional<StoryState> revised(StoryArticle before, StoryArticle now) {
    return reach().revised(before, now).map(all -> new StoryState(headline, copies, all));
  }

  /**
   * Returns the record to publish; empty while there is no original or no copy.
   *
   * @param updatedAt arrival of the article that changed the story
   */
  public Optional<Story> story(Instant updatedAt) {
    if (headline == null || copies == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Story.of(headline.article())
            .url(headline.url())
            .title(headline.title())
            .copies(copies)
            .outlets(reach().outlets().listed(), reach().outlets().count())
            .seen(reach().firstSeen(), reach().lastSeen())
            .earliest(reach().earliest())
            .updatedAt(updatedAt)
            .build());
  }
}
