package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Published;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.format.ContractFields;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who carries a story, and since when: a summary of its articles that can be updated without them,
 * except when one that it rests on goes or changes.
 *
 * @param earliest the article with the earliest {@link Published#latest publication}; null when no
 *     publication is credible
 */
record StoryReach(
    StoryOutlets outlets, Instant firstSeen, Instant lastSeen, @Nullable StoryArticle earliest) {
  private static final Comparator<StoryArticle> BY_PUBLICATION =
      Comparator.comparing((StoryArticle article) -> requireNonNull(article.published().latest()))
          .thenComparing(StoryArticle::fetchedAt)
          .thenComparing(StoryArticle::id);

  /** Returns the reach of a story by all its articles, of which there is at least one. */
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

  /** Adds one more article. Returns empty if all articles must be read for the result. */
  Optional<StoryReach> plus(StoryArticle more) {
    return outlets.plus(more.outlet()).map(all -> merged(all, more));
  }

  /**
   * Replaces an article by its revision. Returns empty if all articles must be read for the result.
   */
  Optional<StoryReach> revised(StoryArticle before, StoryArticle now) {
    boolean restsOnIt =
        before.equals(earliest)
            || before.fetchedAt().equals(firstSeen)
            || now.fetchedAt().isBefore(before.fetchedAt())
            || !now.outlet().equals(before.outlet());
    return restsOnIt ? Optional.empty() : Optional.of(merged(outlets, now));
  }

  private StoryReach merged(StoryOutlets all, StoryArticle more) {
    Instant at = more.fetchedAt();
    return new StoryReach(
        all,
        at.isBefore(firstSeen) ? at : firstSeen,
        at.isAfter(lastSeen) ? at : lastSeen,
        earliest(Stream.of(more, earliest).filter(Objects::nonNull)));
  }

  void write(FieldWriter to) {
    outlets.write(to);
    to.moment(firstSeen).moment(lastSeen).one(earliest == null ? 0 : 1);
    if (earliest != null) {
      ContractFields.write(earliest, to);
    }
  }

  static StoryReach read(FieldReader from) {
    return new StoryReach(
        StoryOutlets.read(from),
        from.moment(),
        from.moment(),
        from.one() == 0 ? null : ContractFields.storyArticle(from));
  }
}
