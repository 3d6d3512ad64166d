package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.format.ContractFields;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;

/** What a story shows of its original. */
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

  void write(FieldWriter to) {
    ContractFields.write(article, to.text(url).text(title));
  }

  static StoryHeadline read(FieldReader from) {
    return new StoryHeadline(from.text(), from.text(), ContractFields.storyArticle(from));
  }
}
