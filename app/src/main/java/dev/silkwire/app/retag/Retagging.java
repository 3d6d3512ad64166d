package dev.silkwire.app.retag;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Mention.Sentence;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.tag.Tagger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs the raw articles since a moment through a tagger, and compares what it says with what the
 * articles in force say. Not thread-safe.
 */
public final class Retagging {
  /** How often what was sent is looked at again before we give up. */
  private static final int ROUNDS = 5;

  private final Tagger tagger;
  private final Instant since;
  private final Path folder;
  private final Progress progress;

  /** Is told how far it is. */
  public interface Progress {
    /**
     * After each record.
     *
     * @param read records so far
     * @param different articles among them that say something else
     */
    void read(long read, int different);

    /**
     * While others work.
     *
     * @param remaining how many wait to be tagged anew
     */
    void waiting(long remaining);
  }

  /**
   * @param tagger that says what articles should say
   * @param since articles that arrived before stay as they are
   * @param folder empty, for what need not be kept
   */
  public Retagging(Tagger tagger, Instant since, Path folder, Progress progress) {
    this.tagger = tagger;
    this.since = since;
    this.folder = folder;
    this.progress = progress;
  }

  /** The difference; nothing is written. */
  public Difference compare(TopicLog log) {
    try (CurrentReadings articles = new CurrentReadings(folder, since)) {
      articles.read(log);
      return compare(log, articles, id -> true, (record, article) -> {});
    }
  }

  /**
   * The difference; what differs is sent to be tagged anew, until the articles say it. Whether
   * enrich has the catalogue yet shows in what they say, and nowhere else: what it tagged by an
   * older one is sent again.
   *
   * @throws OperatorException when enrich tags articles otherwise all the same
   */
  public Difference correct(TopicLog log, Corrections corrections) {
    try (CurrentReadings articles = new CurrentReadings(folder, since)) {
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
      Difference left = difference;
      for (int round = 0; left.articles() > 0; round++) {
        corrections.await(progress::waiting);
        articles.read(log);
        left = compare(log, articles, articles::wasSent, corrections::send);
        if (left.articles() > 0 && round == ROUNDS) {
          throw new OperatorException(
              ExitCode.UNAVAILABLE,
              "enrich tags %d articles otherwise than this program would: is it the same version?"
                  .formatted(left.articles()));
        }
      }
      return difference;
    }
  }

  private Difference compare(
      TopicLog log,
      CurrentReadings articles,
      Predicate<String> concerned,
      BiConsumer<ConsumerRecord<byte[], byte[]>, RawArticle> different) {
    Difference difference = new Difference();
    long[] read = {0};
    log.readSince(
        Topics.RAW_ARTICLES.name(),
        since,
        record -> {
          RawArticle article = log.value(Topics.RAW_ARTICLES, record);
          if (article != null
              && concerned.test(article.id())
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
    Tagger.Tags tags =
        tagger.tag(
            new Tagger.Document(
                article.title(),
                article.text(),
                article.captions(),
                article.language(),
                article.outlet()));
    TagDigest now =
        TagDigest.of(tags.language(), tags.initiatives(), tags.countries(), tags.regions());
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
