package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.language.DocumentLanguage;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A decoder of raw articles that also detects their language; no later step does. Safe for
 * concurrent use: it has no state.
 */
public final class RawArticleReader {
  private final DocumentLanguage languages;
  private final JsonSerde<RawArticle> serde = JsonSerde.of(RawArticle.class);

  public RawArticleReader(DocumentLanguage languages) {
    this.languages = languages;
  }

  /**
   * Decodes a raw article whose key is its id, and replaces the declared language by the detected
   * one.
   *
   * @throws SerializationException when key or value is not valid; the message names the reason
   */
  RawArticle read(Record<String, byte[]> record) {
    @Nullable String key = record.key();
    RawArticle article = serde.deserialize(Topics.RAW_ARTICLES.name(), record.value());
    if (article == null || key == null) {
      throw new SerializationException(article == null ? "no value" : "no key");
    }
    if (!requireNonNull(key).equals(article.id())) {
      throw new SerializationException("the key is not the article's id: " + article.id());
    }
    return article.withLanguage(languages.of(article.language(), article.title(), article.text()));
  }
}
