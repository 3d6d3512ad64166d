package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.format.ContractFields;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;

/** What a story shows of its original. */
public record Headline(String url, String title, StoryArticle article) {
  public Headline {
    requireNonNull(url);
    requireNonNull(title);
    requireNonNull(article);
  }

  /** Returns the headline of an original. */
  public static Headline of(Article original) {
    return new Headline(
        original.url(),
        original.title(),
        new StoryArticle(
            original.id(), original.outlet(), original.published(), original.fetchedAt()));
  }

  void write(FieldWriter to) {
    ContractFields.write(article, to.text(url).text(title));
  }

  static Headline read(FieldReader from) {
    return new Headline(from.text(), from.text(), ContractFields.storyArticle(from));
  }
}
