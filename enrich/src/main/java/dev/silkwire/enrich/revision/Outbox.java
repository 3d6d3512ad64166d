package dev.silkwire.enrich.revision;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.story.SketchedArticle;
import dev.silkwire.enrich.total.Contributions;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends what one record leads to: each with its key, its headers, the trace it belongs to, and the
 * arrival of the article as its time, which is never in the future.
 */
final class Outbox {
  private static final String SOURCE = "/enrich";

  private final ProcessorContext<String, Output> context;
  private final Headers trace;
  private final Instant arrival;
  private final long timestamp;

  /**
   * @param cause the record that led here
   * @param arrival of the article
   */
  Outbox(ProcessorContext<String, Output> context, Record<String, ?> cause, Instant arrival) {
    this.context = context;
    this.trace = CloudEventHeaders.trace(cause.headers());
    this.arrival = arrival;
    this.timestamp = Math.max(0, Math.min(arrival.toEpochMilli(), context.currentSystemTimeMs()));
  }

  void accept(RawArticle article) {
    pass(article.id(), new Output.Accepted(article));
  }

  void refuse(DeadLetter letter) {
    send(Topics.DEAD_LETTERS, letter.key(), new Output.Refused(letter));
  }

  void sketch(SketchedArticle article) {
    pass(article.id(), new Output.Sketched(article));
  }

  void enriched(Article article) {
    send(Topics.ARTICLES, article.id(), new Output.Enriched(article));
  }

  void said(String key, @Nullable Mention mention) {
    send(Topics.MENTIONS, key, new Output.Said(mention));
  }

  void repeated(String id, @Nullable Duplicate duplicate) {
    send(Topics.DUPLICATES, id, new Output.Repeated(duplicate));
  }

  void copied(String original, int change) {
    pass(original, new Output.Copied(new CopyCount(change, arrival)));
  }

  void added(String id, Contributions contributions) {
    pass(id, new Output.Added(contributions));
  }

  private void send(Topic<?> topic, @Nullable String key, Output output) {
    Headers headers = new RecordHeaders(trace);
    CloudEventHeaders.put(headers, topic, String.valueOf(key), arrival, SOURCE);
    context.forward(new Record<>(key, output, timestamp, headers));
  }

  /** To another step: only the trace goes along. */
  private void pass(String key, Output output) {
    context.forward(new Record<>(key, output, timestamp, new RecordHeaders(trace)));
  }
}
