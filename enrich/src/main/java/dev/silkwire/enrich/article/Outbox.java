package dev.silkwire.enrich.article;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Story;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.total.Contributions;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends the results of one record: each with its key, headers and trace context, and the arrival of
 * the article as its time, which is never in the future. Not thread-safe.
 */
final class Outbox {
  private static final String SOURCE = "/enrich";

  private final Consumer<Record<String, Output>> receiver;
  private final Headers trace;
  private final Instant arrival;
  private final long timestamp;

  /**
   * @param receiver of each record
   * @param cause the record that led here
   * @param arrival of the article
   * @param now in milliseconds of the Unix epoch
   */
  Outbox(
      Consumer<Record<String, Output>> receiver,
      Record<String, ?> cause,
      Instant arrival,
      long now) {
    this.receiver = receiver;
    this.trace = CloudEventHeaders.trace(cause.headers());
    this.arrival = arrival;
    this.timestamp = Math.max(0, Math.min(arrival.toEpochMilli(), now));
  }

  void accept(RawArticle article) {
    pass(article.id(), new Output.Accepted(article));
  }

  void sketch(SketchedArticle article) {
    pass(article.id(), new Output.Sketched(article));
  }

  void enriched(Article article) {
    publish(Topics.ARTICLES, article.id(), article);
  }

  void said(String key, @Nullable Mention mention) {
    publish(Topics.MENTIONS, key, mention);
  }

  void repeated(String id, @Nullable Duplicate duplicate) {
    publish(Topics.DUPLICATES, id, duplicate);
  }

  void story(String id, @Nullable Story story) {
    publish(Topics.STORIES, id, story);
  }

  /** To the original: the copy is there, or has been revised. */
  void copied(Duplicate copy) {
    StoryArticle article =
        new StoryArticle(copy.id(), copy.outlet(), copy.published(), copy.fetchedAt());
    pass(copy.duplicateOf(), new Output.Copied(new CopyChange.Present(article)));
  }

  /** To the original that an article repeated so far. */
  void copyGone(String original, String copy) {
    pass(original, new Output.Copied(new CopyChange.Gone(copy, arrival)));
  }

  void added(String id, Contributions contributions) {
    pass(id, new Output.Added(contributions));
  }

  private <V> void publish(Topic<V> topic, String key, @Nullable V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    if (bytes != null && bytes.length > FieldLimits.RECORD_BYTES) {
      throw new IllegalStateException(
          "its record for %s has %d bytes; at most %d are allowed"
              .formatted(topic.name(), bytes.length, FieldLimits.RECORD_BYTES));
    }
    Headers headers = new RecordHeaders(trace);
    CloudEventHeaders.put(headers, topic, key, arrival, SOURCE);
    receiver.accept(new Record<>(key, new Output.Published(topic, bytes), timestamp, headers));
  }

  /** To another step: only the trace goes along. */
  private void pass(String key, Output output) {
    receiver.accept(new Record<>(key, output, timestamp, new RecordHeaders(trace)));
  }
}
