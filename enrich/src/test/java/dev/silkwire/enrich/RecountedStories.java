package dev.silkwire.enrich;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.record.StoryArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stories counted from all articles and duplicates, for tests to compare the topic with. */
final class RecountedStories {
  private static final Comparator<Outlet> ORDER =
      comparing(Outlet::domain, nullsLast(naturalOrder()))
          .thenComparing(Outlet::name, nullsLast(naturalOrder()))
          .thenComparing(Outlet::country, nullsLast(naturalOrder()));

  private RecountedStories() {}

  /** The stories of the originals that have a copy. */
  static Map<String, Story> of(Collection<Article> articles, Collection<Duplicate> duplicates) {
    Map<String, List<Duplicate>> copies =
        duplicates.stream().collect(groupingBy(Duplicate::duplicateOf));
    return articles.stream()
        .filter(article -> copies.containsKey(article.id()))
        .collect(toMap(Article::id, article -> story(article, copies.get(article.id()))));
  }

  /** The stories, all updated at the start of time: the recount cannot tell when they moved. */
  static Map<String, Story> withoutUpdate(Map<String, Story> stories) {
    return stories.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                e -> {
                  Story s = e.getValue();
                  return Story.of(s.original())
                      .url(s.url())
                      .title(s.title())
                      .copies(s.copies())
                      .outlets(s.outlets(), s.outletCount())
                      .seen(s.firstSeen(), s.lastSeen())
                      .earliest(s.earliest())
                      .updatedAt(Instant.EPOCH)
                      .build();
                }));
  }

  private static Story story(Article article, List<Duplicate> copies) {
    var original =
        new StoryArticle(article.id(), article.outlet(), article.published(), article.fetchedAt());
    List<StoryArticle> all = new ArrayList<>(List.of(original));
    copies.forEach(
        c -> all.add(new StoryArticle(c.id(), c.outlet(), c.published(), c.fetchedAt())));
    List<Outlet> outlets = outlets(all);
    List<Instant> arrivals = all.stream().map(StoryArticle::fetchedAt).sorted().toList();
    return Story.of(original)
        .url(article.url())
        .title(article.title())
        .copies(copies.size())
        .outlets(outlets.stream().limit(FieldLimits.STORY_OUTLETS).toList(), outlets.size())
        .seen(arrivals.get(0), arrivals.get(arrivals.size() - 1))
        .earliest(earliest(all))
        .updatedAt(Instant.EPOCH)
        .build();
  }

  private static List<Outlet> outlets(List<StoryArticle> articles) {
    Set<String> domains = new HashSet<>();
    return articles.stream()
        .map(StoryArticle::outlet)
        .sorted(ORDER)
        .filter(outlet -> outlet.domain() == null || domains.add(outlet.domain()))
        .toList();
  }

  private static StoryArticle earliest(List<StoryArticle> articles) {
    return articles.stream()
        .filter(article -> article.published().latest() != null)
        .min(
            comparing((StoryArticle article) -> article.published().latest())
                .thenComparing(StoryArticle::fetchedAt)
                .thenComparing(StoryArticle::id))
        .orElse(null);
  }
}
