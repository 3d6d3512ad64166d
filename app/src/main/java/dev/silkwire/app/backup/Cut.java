package dev.silkwire.app.backup;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A consistent state of several partitions: it contains each transaction completely or not at all.
 *
 * @param ends the offset behind the last record of each partition
 * @param committed the next offset of enrich in each partition that it reads
 */
record Cut(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
  Cut {
    ends = Map.copyOf(ends);
    committed = Map.copyOf(committed);
  }

  /** Returns the part of this cut in some partitions. */
  Cut of(Collection<TopicPartition> partitions) {
    return new Cut(of(ends, partitions), of(committed, partitions));
  }

  private static Map<TopicPartition, Long> of(
      Map<TopicPartition, Long> offsets, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> part = new HashMap<>(offsets);
    part.keySet().retainAll(partitions);
    return part;
  }

  /** Returns whether enrich has processed a record. */
  boolean isProcessed(ConsumerRecord<?, ?> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return record.offset() < committed.getOrDefault(partition, 0L);
  }

  /**
   * Returns whether records that enrich has not processed are before the beginning of a partition.
   */
  boolean lacks(TopicPartition partition, long beginning) {
    long next = committed.getOrDefault(partition, 0L);
    return next < beginning && next < ends.getOrDefault(partition, 0L);
  }
}
