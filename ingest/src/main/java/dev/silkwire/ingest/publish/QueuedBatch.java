package dev.silkwire.ingest.publish;

import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A batch that waits for its transaction. The thread that queues it serializes its articles, once.
 *
 * @param batch to write
 * @param partition the partition of the feed
 * @param rejected articles of the feed that Kafka rejected
 * @param records the articles, and dead letters of articles that Kafka rejected
 * @param omitted topics whose record of this batch Kafka rejects
 * @param isolations number of searches for a rejected record so far
 */
record QueuedBatch(
    PollBatch batch,
    FeedPartition partition,
    RejectedArticles rejected,
    List<ProducerRecord<String, byte[]>> records,
    Set<String> omitted,
    int isolations) {
  QueuedBatch {
    records = List.copyOf(records);
    omitted = Set.copyOf(omitted);
  }

  static QueuedBatch of(PollBatch batch, FeedPartition partition, RejectedArticles rejected) {
    return new QueuedBatch(
        batch, partition, rejected, PollBatchRecords.articles(batch), Set.of(), 0);
  }

  boolean isOwned() {
    return partition.isOwned();
  }

  /** Returns the size of the serialized articles and of the feed status, in bytes. */
  long bytes() {
    CompressedFeedStatus status = batch.status();
    long articles = records.stream().mapToLong(PollBatchRecords::bytes).sum();
    return articles + (status == null ? 0 : status.json().length);
  }

  /** Returns all records of the batch: articles, dead letters, poll and feed status. */
  List<ProducerRecord<String, byte[]>> all(Instant now) {
    List<ProducerRecord<String, byte[]>> all = new ArrayList<>(records);
    ProducerRecord<String, byte[]> poll = PollBatchRecords.poll(batch, now);
    if (poll != null && !omitted.contains(poll.topic())) {
      all.add(poll);
    }
    if (!omitted.contains(Topics.FEED_STATUS.name())) {
      CompressedFeedStatus status = batch.status();
      CompressedFeedStatus corrected = status == null ? null : rejected.corrected(status);
      all.add(PollBatchRecords.status(batch.feedId(), partition.number(), corrected, now));
    }
    return all;
  }

  /**
   * Returns the batch without rejected records.
   *
   * @param articles reasons by article id
   * @param letters dead letters to write instead
   * @param topics topics of the poll and the status, if Kafka rejects them
   */
  QueuedBatch without(
      Map<String, EntryOutcome> articles,
      List<ProducerRecord<String, byte[]>> letters,
      Set<String> topics) {
    rejected.add(articles);
    var kept =
        records.stream()
            .filter(r -> !(PollBatchRecords.isArticle(r) && articles.containsKey(r.key())));
    List<ProducerRecord<String, byte[]>> left = Stream.concat(kept, letters.stream()).toList();
    return new QueuedBatch(
        batch.without(articles), partition, rejected, left, topics, isolations + 1);
  }
}
