package dev.silkwire.ingest.publish;

import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.metrics.IngestMetrics;
import dev.silkwire.ingest.publish.Transactions.Ended;
import dev.silkwire.ingest.publish.Transactions.Outcome;
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
 * Takes the records that Kafka rejects out of a part. The account counts a rejected article under
 * the reason, the feed's state does not remember it as published, and a dead letter keeps its first
 * bytes. For one thread.
 */
final class RejectedRecords {
  private static final Logger LOG = LoggerFactory.getLogger(RejectedRecords.class);
  private static final Ended TOO_LARGE =
      new Ended(
          Outcome.RECORD_REFUSED,
          new RecordTooLargeException("larger than " + FieldLimits.RECORD_BYTES + " bytes"));

  private final Transactions transactions;
  private final InstantSource clock;
  private final IngestMetrics metrics;

  /** A record that Kafka rejects, and why. */
  private record Rejection(ProducerRecord<String, byte[]> record, Ended ended) {
    EntryOutcome reason() {
      return ended.cause() instanceof RecordTooLargeException
          ? EntryOutcome.TOO_LARGE
          : EntryOutcome.RECORD_REFUSED;
    }

    ProducerRecord<String, byte[]> letter(byte @Nullable [] value, Instant now) {
      String reason = "Kafka rejects it, it was never written: " + ended.why();
      DeadLetter letter =
          DeadLetter.of("ingest", reason, record.topic(), 0, 0, record.key(), value, now);
      return PollBatchRecords.letter(letter, record.key(), now);
    }
  }

  RejectedRecords(Transactions transactions, InstantSource clock, IngestMetrics metrics) {
    this.transactions = transactions;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Takes out articles that no broker with default settings accepts, before they are sent. */
  QueuedBatch withoutTooLarge(QueuedBatch queued) {
    List<Rejection> tooLarge =
        queued.records().stream()
            .filter(PollBatchRecords::isTooLarge)
            .map(record -> new Rejection(record, TOO_LARGE))
            .toList();
    return tooLarge.isEmpty() ? queued : without(queued, tooLarge);
  }

  /** Tries each record of a part alone, and takes out what Kafka rejects. */
  QueuedBatch withoutRejected(QueuedBatch queued) {
    List<Rejection> rejected = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : queued.all(clock.instant())) {
      Ended probed = transactions.probe(record);
      if (probed.outcome() == Outcome.RECORD_REFUSED) {
        rejected.add(new Rejection(record, probed));
      }
    }
    return without(queued, rejected);
  }

  private QueuedBatch without(QueuedBatch queued, List<Rejection> rejected) {
    Map<String, EntryOutcome> articles = new HashMap<>();
    Set<String> topics = new HashSet<>(queued.omitted());
    List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
    for (Rejection rejection : rejected) {
      report(queued.part(), rejection);
      if (PollBatchRecords.isArticle(rejection.record())) {
        articles.put(rejection.record().key(), rejection.reason());
        letter(rejection).ifPresent(letters::add);
      } else {
        topics.add(rejection.record().topic());
      }
    }
    return queued.without(articles, letters, topics);
  }

  private void report(PollBatch part, Rejection rejection) {
    ProducerRecord<String, byte[]> record = rejection.record();
    metrics.refused(record.topic());
    LOG.warn(
        "Kafka rejects record {} of {} ({} bytes) of feed {}; ingest leaves it out: {}",
        record.key(),
        record.topic(),
        PollBatchRecords.bytes(record),
        part.feedId(),
        rejection.ended().why());
  }

  /** Returns the dead letter of an article, without its value where Kafka rejects the letter. */
  private Optional<ProducerRecord<String, byte[]>> letter(Rejection rejection) {
    Instant now = clock.instant();
    return Stream.<byte @Nullable []>of(rejection.record().value(), null)
        .map(value -> rejection.letter(value, now))
        .filter(letter -> transactions.probe(letter).outcome() == Outcome.COMMITTED)
        .findFirst();
  }

  /** Counts a part as dropped: Kafka accepts each of its records alone, but not together. */
  void drop(QueuedBatch queued, Ended refusal) {
    Map<String, EntryOutcome> all = new HashMap<>();
    queued.part().articles().forEach(article -> all.put(article.id(), EntryOutcome.RECORD_REFUSED));
    queued.refused().add(all);
    metrics.refused(Topics.POLLS.name());
    LOG.error(
        "Kafka rejects {} articles and the account of feed {}; ingest drops them: {}",
        all.size(),
        queued.part().feedId(),
        refusal.why());
  }
}
