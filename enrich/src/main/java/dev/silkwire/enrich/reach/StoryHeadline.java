package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.StoryArticle;

/** The part of a story that comes from its original. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record StoryHeadline(String url, String title, StoryArticle article) {
  public StoryHeadline {
    requireNonNull(url);
    requireNonNull(title);
    requireNonNull(article);
  }

  /** Returns the headline of an original. */
  public static StoryHeadline of(Article original) {
    return new StoryHeadline(
        original.url(),
        original.title(),
        new StoryArticle(
            original.id(), original.outlet(), original.published(), original.fetchedAt()));
  }
}
