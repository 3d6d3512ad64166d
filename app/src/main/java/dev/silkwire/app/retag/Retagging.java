package dev.silkwire.app.retag;

import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Mention.Sentence;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.tag.Tagger;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs the raw articles since a moment through a tagger, and compares what it says with what the
 * articles in force say. Not thread-safe; good for one run.
 */
public final class Retagging {
  private final Tagger tagger;
  private final Instant since;
  private final Progress progress;
  private final Difference difference = new Difference();
  private long read;

  /** Is told how far it is. */
  public interface Progress {
    /**
     * After each record.
     *
     * @param read records so far
     * @param different articles among them that say something else
     */
    void at(long read, int different);
  }

  /**
   * @param tagger that says what articles should say
   * @param since articles that arrived before stay as they are
   */
  public Retagging(Tagger tagger, Instant since, Progress progress) {
    this.tagger = tagger;
    this.since = since;
    this.progress = progress;
  }

  /** The difference; nothing is written. */
  public Difference compare(TopicLog log) {
    return run(log, (record, article) -> {});
  }

  /** The difference; what differs is sent to be tagged anew. */
  public Difference correct(TopicLog log, Corrections corrections) {
    return run(log, corrections::send);
  }

  private Difference run(
      TopicLog log, BiConsumer<ConsumerRecord<byte[], byte[]>, RawArticle> different) {
    InForce articles = InForce.since(since, log);
    log.readSince(
        Topics.RAW_ARTICLES.name(),
        since,
        record -> {
          RawArticle article = LatestValues.valueOrNull(Topics.RAW_ARTICLES, record);
          if (article != null && differs(article, articles.madeFrom(article))) {
            different.accept(record, article);
          }
          progress.at(++read, difference.articles());
        });
    return difference;
  }

  private boolean differs(RawArticle article, @Nullable Said before) {
    if (before == null) {
      return false;
    }
    Tagger.Tags tags =
        tagger.tag(
            new Tagger.Document(
                article.title(),
                article.text(),
                article.captions(),
                article.language(),
                article.outlet()));
    Said now = Said.of(tags.language(), tags.initiatives(), tags.countries());
    if (now.equals(before)) {
      return false;
    }
    difference.note(before, now, id -> evidence(article, tags.sentences().get(id)));
    return true;
  }

  private static String evidence(RawArticle article, @Nullable List<Sentence> sentences) {
    return sentences == null || sentences.isEmpty()
        ? article.title()
        : article.title() + ": " + sentences.get(0).text().strip();
  }
}
