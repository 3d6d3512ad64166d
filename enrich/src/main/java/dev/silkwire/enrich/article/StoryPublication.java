package dev.silkwire.enrich.article;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.reach.StoryHeadline;
import dev.silkwire.enrich.reach.StoryState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maintains the stories and their copies, and publishes each story that changes. Adding or revising
 * a copy reads that copy alone, unless the summary of the story cannot be updated without the other
 * copies ({@link StoryState}).
 *
 * <p>Not thread-safe.
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

  /** Publishes or revises an original. Returns its number of copies. */
  int publish(Article original, StepOutput output) {
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
    return replace(id, before, now, original.fetchedAt(), output);
  }

  /** Adds, revises or removes a copy. Returns the number of copies of the original. */
  int change(String id, CopyChange change, StepOutput output) {
    String key = prefix(id) + change.copy();
    StoryState before = stories.get(id);
    StoryArticle oldCopy = copies.get(key);
    StoryArticle newCopy = change.article();
    if (Objects.equals(oldCopy, newCopy)) {
      return before == null ? 0 : before.copies();
    }
    copies.put(key, newCopy);
    StoryState now = updated(before, oldCopy, newCopy).orElse(null);
    return replace(id, before, now == null ? recounted(id, before) : now, change.at(), output);
  }

  private static Optional<StoryState> updated(
      @Nullable StoryState state, @Nullable StoryArticle oldCopy, @Nullable StoryArticle newCopy) {
    if (state == null || newCopy == null) {
      return Optional.empty();
    }
    return oldCopy == null ? state.plus(newCopy) : state.revised(oldCopy, newCopy);
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
      String id,
      @Nullable StoryState before,
      @Nullable StoryState now,
      Instant at,
      StepOutput output) {
    stories.put(id, now);
    Story published = story(before, at);
    Story story = story(now, at);
    if (!Objects.equals(published, story)) {
      output.publish(StepNames.WRITE_STORIES, Topics.STORIES, id, story);
    }
    return now == null ? 0 : now.copies();
  }

  private static @Nullable Story story(@Nullable StoryState state, Instant at) {
    return state == null ? null : state.story(at).orElse(null);
  }
}
