package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Story;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a story: its original and a summary of all its articles.
 *
 * <p>A copy may be known before its original is published, because their messages take different
 * paths; the story then waits for the original.
 *
 * @param headline of the original; null until it is published
 * @param copies how many articles repeat it
 * @param reach of the original and its copies
 */
public record StoryState(@Nullable StoryHeadline headline, int copies, StoryReach reach) {
  public StoryState {
    requireNonNull(reach);
  }

  /** Returns the state by all copies; at least one article is there. */
  public static StoryState of(@Nullable StoryHeadline headline, Collection<StoryArticle> copies) {
    List<StoryArticle> articles = new ArrayList<>(copies);
    if (headline != null) {
      articles.add(headline.article());
    }
    return new StoryState(headline, copies.size(), StoryReach.of(articles));
  }

  /** Returns the serde of the store. The reach of a lone original follows from its headline. */
  public static StateSerde<StoryState> serde() {
    return StateSerde.of(StoryState::write, StoryState::read);
  }

  private static void write(StoryState state, FieldWriter to) {
    to.number(state.copies).one(state.headline == null ? 0 : 1);
    if (state.headline != null) {
      state.headline.write(to);
    }
    if (state.copies > 0) {
      state.reach.write(to);
    }
  }

  private static StoryState read(FieldReader from) {
    int copies = from.count();
    StoryHeadline headline = from.one() == 0 ? null : StoryHeadline.read(from);
    return copies == 0
        ? of(headline, List.of())
        : new StoryState(headline, copies, StoryReach.read(from));
  }

  /** Publishes or revises the original. Returns empty if all copies must be read for the result. */
  public Optional<StoryState> with(StoryHeadline now) {
    Optional<StoryReach> more =
        headline == null
            ? reach.plus(now.article())
            : reach.revised(headline.article(), now.article());
    return more.map(all -> new StoryState(now, copies, all));
  }

  /** Adds a copy. Returns empty if all copies must be read for the result. */
  public Optional<StoryState> plus(StoryArticle copy) {
    return reach.plus(copy).map(all -> new StoryState(headline, copies + 1, all));
  }

  /** Revises a copy. Returns empty if all copies must be read for the result. */
  public Optional<StoryState> revised(StoryArticle before, StoryArticle now) {
    return reach.revised(before, now).map(all -> new StoryState(headline, copies, all));
  }

  /**
   * Returns the record to publish; empty while there is no original or no copy.
   *
   * @param updatedAt arrival of the article that moved the story
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
            .outlets(reach.outlets().listed(), reach.outlets().count())
            .seen(reach.firstSeen(), reach.lastSeen())
            .earliest(reach.earliest())
            .updatedAt(updatedAt)
            .build());
  }
}
