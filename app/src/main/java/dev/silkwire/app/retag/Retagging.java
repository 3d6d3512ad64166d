package dev.silkwire.app.retag;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.Mention.Sentence;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.tag.Tagger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tags the raw articles since a given time again, and compares the tags with those of the articles
 * in force. Not thread-safe.
 */
public final class Retagging {
  /** How often articles are sent again before an error is reported. */
  private static final int MAX_ROUNDS = 6;

  private final Tagger tagger;
  private final DocumentLanguage languages = new DocumentLanguage();
  private final Instant since;
  private final Path folder;
  private final Progress progress;

  /** A listener for the progress. */
  public interface Progress {
    /**
     * Called after each record.
     *
     * @param read number of records so far
     * @param different number of articles among them with other tags
     */
    void read(long read, int different);

    /**
     * Called while enrich retags articles.
     *
     * @param remaining number of articles that are not retagged yet
     */
    void waiting(long remaining);
  }

  /**
   * @param tagger computes the new tags
   * @param since earlier articles are not changed
   * @param folder an empty folder for temporary files
   */
  public Retagging(Tagger tagger, Instant since, Path folder, Progress progress) {
    this.tagger = tagger;
    this.since = since;
    this.folder = folder;
    this.progress = progress;
  }

  /** Returns the difference without changing anything. */
  public Difference compare(TopicLog log) {
    try (CurrentArticles articles = new CurrentArticles(folder, since)) {
      articles.read(log);
      return compare(log, articles, id -> true, (record, article) -> {});
    }
  }

  /**
   * Sends articles with other tags to enrich, until they have the new tags, and returns the
   * difference. Retag cannot observe when enrich has loaded a new catalogue, because each instance
   * consumes it separately. Therefore articles that enrich tagged with an older one are sent again.
   *
   * @throws OperatorException when the tags still differ after {@value MAX_ROUNDS} rounds
   */
  public Difference correct(TopicLog log, Corrections corrections) {
    try (CurrentArticles articles = new CurrentArticles(folder, since)) {
      articles.read(log);
      Difference difference =
          compare(
              log,
              articles,
              id -> true,
              (record, article) -> {
                articles.markSent(article.id());
                corrections.send(record, article);
              });
      Difference remaining = difference;
      for (int round = 0; remaining.articles() > 0; round++) {
        corrections.await(progress::waiting);
        articles.read(log);
        remaining = compare(log, articles, articles::wasSent, corrections::send);
        if (remaining.articles() > 0 && round == MAX_ROUNDS - 1) {
          throw new OperatorException(
              ExitCode.UNAVAILABLE,
              "enrich gives %d articles other tags than this program: run the same version of both"
                  .formatted(remaining.articles()));
        }
      }
      return difference;
    }
  }

  private Difference compare(
      TopicLog log,
      CurrentArticles articles,
      Predicate<String> selected,
      BiConsumer<ConsumerRecord<byte[], byte[]>, RawArticle> different) {
    Difference difference = new Difference();
    long[] read = {0};
    log.readSince(
        Topics.RAW_ARTICLES.name(),
        since,
        record -> {
          RawArticle article = log.value(Topics.RAW_ARTICLES, record);
          if (article != null
              && selected.test(article.id())
              && differs(article, articles.madeFrom(article), difference)) {
            different.accept(record, article);
          }
          progress.read(++read[0], difference.articles());
        });
    return difference;
  }

  private boolean differs(RawArticle article, @Nullable TagDigest before, Difference difference) {
    if (before == null) {
      return false;
    }
    Tagger.Document document =
        new Tagger.Document(
                article.title(),
                article.text(),
                article.captions(),
                article.language(),
                article.outlet())
            .detect(languages);
    Tagger.Tags tags = tagger.tag(document);
    TagDigest now =
        TagDigest.of(document.language(), tags.initiatives(), tags.countries(), tags.regions());
    if (now.equals(before)) {
      return false;
    }
    difference.add(before, now, id -> evidence(article, tags.sentences().get(id)));
    return true;
  }

  private static String evidence(RawArticle article, @Nullable List<Sentence> sentences) {
    return sentences == null || sentences.isEmpty()
        ? article.title()
        : article.title() + ": " + sentences.get(0).text().strip();
  }
}
