package dev.silkwire.enrich.article;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.Story;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.reach.StoryHeadline;
import dev.silkwire.enrich.reach.StoryState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which articles carry a story, and publishes each story that changes. Adding or revising a
 * copy reads one copy; all copies of a story are read when one that its summary rests on goes or
 * changes, and when more outlets carry it than are listed. Not thread-safe.
 */
final class StoryPublication {
  private final StagedStore<StoryState> stories;
  private final StagedStore<StoryArticle> copies;

  /**
   * @param stories by story id
   * @param copies by {@code story id/article id}
   */
  StoryPublication(StagedStore<StoryState> stories, StagedStore<StoryArticle> copies) {
    this.stories = stories;
    this.copies = copies;
  }

  /** Publishes or revises an original. Returns how many copies it has. */
  int publish(Article original, Outbox outbox) {
    String id = original.id();
    StoryHeadline headline = StoryHeadline.of(original);
    StoryState before = stories.get(id);
    if (before != null && headline.equals(before.headline())) {
      return before.copies();
    }
    StoryState now =
        before == null || before.copies() == 0
            ? StoryState.of(headline, List.of())
            : before.with(headline).orElseGet(() -> StoryState.of(headline, copiesOf(id)));
    return replace(id, before, now, original.fetchedAt(), outbox);
  }

  /** Adds, revises or removes a copy. Returns how many copies the original has. */
  int change(String id, CopyChange change, Outbox outbox) {
    String key = prefix(id) + change.copy();
    StoryState before = stories.get(id);
    StoryArticle was = copies.get(key);
    StoryArticle is = change instanceof CopyChange.Present present ? present.article() : null;
    if (Objects.equals(was, is)) {
      return before == null ? 0 : before.copies();
    }
    copies.put(key, is);
    StoryState now = updated(before, was, is).orElse(null);
    return replace(id, before, now == null ? recounted(id, before) : now, change.at(), outbox);
  }

  private static Optional<StoryState> updated(
      @Nullable StoryState state, @Nullable StoryArticle was, @Nullable StoryArticle is) {
    if (state == null || is == null) {
      return Optional.empty();
    }
    return was == null ? state.plus(is) : state.revised(was, is);
  }

  private @Nullable StoryState recounted(String id, @Nullable StoryState before) {
    StoryHeadline headline = before == null ? null : before.headline();
    List<StoryArticle> all = copiesOf(id);
    return headline == null && all.isEmpty() ? null : StoryState.of(headline, all);
  }

  private List<StoryArticle> copiesOf(String id) {
    return copies.startingWith(prefix(id));
  }

  private static String prefix(String id) {
    return id + "/";
  }

  private int replace(
      String id, @Nullable StoryState before, @Nullable StoryState now, Instant at, Outbox outbox) {
    stories.put(id, now);
    Story was = story(before, at);
    Story is = story(now, at);
    if (!Objects.equals(was, is)) {
      outbox.story(id, is);
    }
    return now == null ? 0 : now.copies();
  }

  private static @Nullable Story story(@Nullable StoryState state, Instant at) {
    return state == null ? null : state.story(at).orElse(null);
  }
}
