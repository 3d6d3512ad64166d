package dev.silkwire.ingest.publish;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.metrics.IngestMetrics;
import dev.silkwire.ingest.publish.Transactions.Outcome;
import dev.silkwire.ingest.publish.Transactions.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the records that Kafka rejects from batches. The poll counts a rejected article under the
 * reason, the feed status does not list it as published, and a dead letter keeps its first bytes.
 * For one thread.
 */
final class RejectedRecords {
  private static final Logger LOG = LoggerFactory.getLogger(RejectedRecords.class);
  private static final Result TOO_LARGE =
      new Result(
          Outcome.RECORD_REJECTED,
          new RecordTooLargeException("larger than " + FieldLimits.RECORD_BYTES + " bytes"));

  private final Transactions transactions;
  private final InstantSource clock;
  private final IngestMetrics metrics;

  /** A record that Kafka rejects, with the result of its transaction. */
  private record Rejection(ProducerRecord<String, byte[]> record, Result result) {
    EntryOutcome outcome() {
      return result.cause() instanceof RecordTooLargeException
          ? EntryOutcome.TOO_LARGE
          : EntryOutcome.RECORD_REFUSED;
    }

    ProducerRecord<String, byte[]> deadLetter(byte @Nullable [] value, Instant now) {
      String reason = "rejected by Kafka, never written: " + result.reason();
      DeadLetter letter =
          DeadLetter.of("ingest", reason, record.topic(), 0, 0, record.key(), value, now);
      return PollBatchRecords.deadLetter(letter, record.key(), now);
    }
  }

  RejectedRecords(Transactions transactions, InstantSource clock, IngestMetrics metrics) {
    this.transactions = transactions;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Removes articles that are larger than brokers with default settings accept, before they are
   * sent.
   */
  QueuedBatch withoutTooLarge(QueuedBatch queued) {
    List<Rejection> tooLarge =
        queued.records().stream()
            .filter(PollBatchRecords::isTooLarge)
            .map(record -> new Rejection(record, TOO_LARGE))
            .toList();
    return tooLarge.isEmpty() ? queued : without(queued, tooLarge);
  }

  /**
   * Tries each record of a batch in a separate transaction, and removes those that Kafka rejects.
   */
  QueuedBatch withoutRejected(QueuedBatch queued) {
    List<Rejection> rejected = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : queued.all(clock.instant())) {
      Result result = transactions.probe(record);
      if (result.outcome() == Outcome.RECORD_REJECTED) {
        rejected.add(new Rejection(record, result));
      }
    }
    return without(queued, rejected);
  }

  private QueuedBatch without(QueuedBatch queued, List<Rejection> rejected) {
    Map<String, EntryOutcome> articles = new HashMap<>();
    Set<String> topics = new HashSet<>(queued.omitted());
    List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
    for (Rejection rejection : rejected) {
      log(queued.batch(), rejection);
      if (PollBatchRecords.isArticle(rejection.record())) {
        articles.put(rejection.record().key(), rejection.outcome());
        deadLetter(rejection).ifPresent(letters::add);
      } else {
        topics.add(rejection.record().topic());
      }
    }
    return queued.without(articles, letters, topics);
  }

  private void log(PollBatch batch, Rejection rejection) {
    ProducerRecord<String, byte[]> record = rejection.record();
    metrics.rejected(record.topic());
    LOG.warn(
        "Kafka rejects record {} of {} ({} bytes) of feed {}; ingest skips it: {}",
        record.key(),
        record.topic(),
        PollBatchRecords.bytes(record),
        batch.feedId(),
        rejection.result().reason());
  }

  /** Returns the dead letter of an article. It has no value if Kafka rejects it with the value. */
  private Optional<ProducerRecord<String, byte[]>> deadLetter(Rejection rejection) {
    Instant now = clock.instant();
    return Stream.<byte @Nullable []>of(rejection.record().value(), null)
        .map(value -> rejection.deadLetter(value, now))
        .filter(letter -> transactions.probe(letter).outcome() == Outcome.COMMITTED)
        .findFirst();
  }

  /** Drops a batch whose records Kafka accepts one by one, but not together. */
  void drop(QueuedBatch queued, Result rejection) {
    Map<String, EntryOutcome> all = new HashMap<>();
    queued
        .batch()
        .articles()
        .forEach(article -> all.put(article.id(), EntryOutcome.RECORD_REFUSED));
    queued.rejected().add(all);
    metrics.rejected(Topics.POLLS.name());
    LOG.error(
        "Kafka rejects {} articles and the poll of feed {}; ingest drops them: {}",
        all.size(),
        queued.batch().feedId(),
        rejection.reason());
  }
}
