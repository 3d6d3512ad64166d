package dev.silkwire.ingest.publish;

import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A part that waits for its transaction. Its articles are serialized once, by the thread that
 * queues it.
 *
 * @param part to write
 * @param ours whether the feed still belongs to this instance
 * @param refused articles of the feed that Kafka rejected
 * @param records of its articles, and of dead letters for those that Kafka rejected
 * @param omitted topics whose record of this part Kafka rejects
 * @param isolations number of searches for a rejected record
 */
record QueuedBatch(
    PollBatch part,
    BooleanSupplier ours,
    RefusedArticles refused,
    List<ProducerRecord<String, byte[]>> records,
    Set<String> omitted,
    int isolations) {
  QueuedBatch {
    records = List.copyOf(records);
    omitted = Set.copyOf(omitted);
  }

  static QueuedBatch of(PollBatch part, BooleanSupplier ours, RefusedArticles refused) {
    return new QueuedBatch(part, ours, refused, PollBatchRecords.articles(part), Set.of(), 0);
  }

  boolean isOurs() {
    return ours.getAsBoolean();
  }

  /** Returns the size of the serialized articles and of the feed's state, in bytes. */
  long bytes() {
    CompressedFeedStatus status = part.status();
    long articles = records.stream().mapToLong(PollBatchRecords::bytes).sum();
    return articles + (status == null ? 0 : status.json().length);
  }

  /** Returns all records of the transaction: articles, dead letters, account and feed state. */
  List<ProducerRecord<String, byte[]>> all(Instant now) {
    List<ProducerRecord<String, byte[]>> all = new ArrayList<>(records);
    ProducerRecord<String, byte[]> account = PollBatchRecords.account(part, now);
    if (account != null && !omitted.contains(account.topic())) {
      all.add(account);
    }
    if (!omitted.contains(Topics.FEED_STATUS.name())) {
      CompressedFeedStatus status = part.status();
      CompressedFeedStatus corrected = status == null ? null : refused.corrected(status);
      all.add(PollBatchRecords.state(part.feedId(), corrected, now));
    }
    return all;
  }

  /**
   * Returns the part without rejected records.
   *
   * @param articles reasons by article id
   * @param letters dead letters to write instead
   * @param topics whose account or state Kafka rejects
   */
  QueuedBatch without(
      Map<String, EntryOutcome> articles,
      List<ProducerRecord<String, byte[]>> letters,
      Set<String> topics) {
    refused.add(articles);
    var kept =
        records.stream()
            .filter(r -> !(PollBatchRecords.isArticle(r) && articles.containsKey(r.key())));
    List<ProducerRecord<String, byte[]>> left = Stream.concat(kept, letters.stream()).toList();
    return new QueuedBatch(part.without(articles), ours, refused, left, topics, isolations + 1);
  }
}
