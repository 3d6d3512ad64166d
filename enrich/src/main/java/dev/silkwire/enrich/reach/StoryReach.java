package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.StoryArticle;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the articles of a story: their outlets and dates. It can be updated with one article
 * at a time, unless an article that determines it is removed or changed.
 *
 * @param earliest the article with the earliest {@link Published#latest publication}; null when no
 *     publication is credible
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record StoryReach(
    StoryOutlets outlets, Instant firstSeen, Instant lastSeen, @Nullable StoryArticle earliest) {
  private static final Comparator<StoryArticle> BY_PUBLICATION =
      Comparator.comparing((StoryArticle article) -> requireNonNull(article.published().latest()))
          .thenComparing(StoryArticle::fetchedAt)
          .thenComparing(StoryArticle::id);

  /** Returns the summary of at least one article. */
  static StoryReach of(Collection<StoryArticle> articles) {
    List<Instant> arrivals = articles.stream().map(StoryArticle::fetchedAt).sorted().toList();
    return new StoryReach(
        StoryOutlets.of(articles.stream().map(StoryArticle::outlet).toList()),
        arrivals.get(0),
        arrivals.get(arrivals.size() - 1),
        earliest(articles.stream()));
  }

  private static @Nullable StoryArticle earliest(Stream<StoryArticle> articles) {
    return articles
        .filter(article -> article.published().latest() != null)
        .min(BY_PUBLICATION)
        .orElse(null);
  }

  /** Adds an article. Returns empty if all articles must be read for the result. */
  Optional<StoryReach> plus(StoryArticle more) {
    return outlets.plus(more.outlet()).map(all -> merged(all, more));
  }

  /**
   * Replaces an article by its revision. Returns empty if all articles must be read for the result.
   */
  Optional<StoryReach> revised(StoryArticle before, StoryArticle now) {
    boolean determinesSummary =
        before.equals(earliest)
            || before.fetchedAt().equals(firstSeen)
            || now.fetchedAt().isBefore(before.fetchedAt())
            || !now.outlet().equals(before.outlet());
    return determinesSummary ? Optional.empty() : Optional.of(merged(outlets, now));
  }

  private StoryReach merged(StoryOutlets all, StoryArticle more) {
    Instant at = more.fetchedAt();
    return new StoryReach(
        all,
        at.isBefore(firstSeen) ? at : firstSeen,
        at.isAfter(lastSeen) ? at : lastSeen,
        earliest(Stream.of(more, earliest).filter(Objects::nonNull)));
  }
}
