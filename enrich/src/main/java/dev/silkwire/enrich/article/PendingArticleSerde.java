package dev.silkwire.enrich.article;

import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.format.ContractFields;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import java.util.ArrayList;
import java.util.List;

/** How articles that await their verdict stand in their store: read in a tenth of JSON's time. */
public final class PendingArticleSerde {
  private PendingArticleSerde() {}

  /** How they stand in the store. */
  public static StateSerde<RawArticle> serde() {
    return StateSerde.of(PendingArticleSerde::write, PendingArticleSerde::read);
  }

  private static void write(RawArticle article, FieldWriter to) {
    to.name(article.id()).text(article.url()).text(article.canonicalUrl());
    ContractFields.write(article.outlet(), to);
    to.name(article.feed()).text(article.title()).text(article.text());
    write(article.captions(), to);
    write(article.authors(), to);
    to.text(article.language());
    ContractFields.write(article.published(), to);
    ContractFields.write(article.modifiedAt(), to);
    to.moment(article.fetchedAt()).text(article.textSource());
  }

  private static RawArticle read(FieldReader from) {
    return new RawArticle(
        from.name(),
        from.text(),
        from.text(),
        ContractFields.outlet(from),
        from.name(),
        from.text(),
        from.text(),
        texts(from),
        texts(from),
        from.textOrNull(),
        ContractFields.published(from),
        ContractFields.moment(from),
        from.moment(),
        from.text());
  }

  private static void write(List<String> texts, FieldWriter to) {
    to.number(texts.size());
    texts.forEach(to::text);
  }

  private static List<String> texts(FieldReader from) {
    int count = from.count();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(from.text());
    }
    return texts;
  }
}
