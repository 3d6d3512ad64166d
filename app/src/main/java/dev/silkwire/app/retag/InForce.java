package dev.silkwire.app.retag;

import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Article;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The articles in force that arrived since a moment, as far as retagging goes. */
final class InForce {
  private record Entry(Instant fetchedAt, String contentHash, Said said) {}

  private final Map<String, Entry> entries = new HashMap<>();

  static InForce since(Instant since, TopicLog log) {
    InForce articles = new InForce();
    log.readAll(
        Topics.ARTICLES.name(),
        record -> {
          Article article = LatestValues.valueOrNull(Topics.ARTICLES, record);
          if (article == null || article.fetchedAt().isBefore(since)) {
            articles.entries.remove(LatestValues.key(record));
          } else {
            articles.entries.put(article.id(), entry(article));
          }
        });
    return articles;
  }

  private static Entry entry(Article article) {
    return new Entry(article.fetchedAt(), contentHash(article), Said.by(article));
  }

  /** As that of the reading it was made from. */
  private static String contentHash(Article article) {
    return new RawArticle(
            article.id(),
            article.url(),
            article.canonicalUrl(),
            article.outlet(),
            article.feed(),
            article.title(),
            article.text(),
            article.captions(),
            article.authors(),
            article.language(),
            article.published(),
            article.modifiedAt(),
            article.fetchedAt(),
            "")
        .contentHash();
  }

  /** What the article says that was made from this reading; null when none in force was. */
  @Nullable Said madeFrom(RawArticle reading) {
    Entry entry = entries.get(reading.id());
    return entry != null
            && entry.fetchedAt().equals(reading.fetchedAt())
            && entry.contentHash().equals(reading.contentHash())
        ? entry.said()
        : null;
  }

  int size() {
    return entries.size();
  }
}
