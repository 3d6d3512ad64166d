package dev.silkwire.app.deadletter;

import static java.util.Objects.requireNonNull;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.topic.Topics;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads {@code news.dead-letters} and the original records. Unreadable dead letters are left out
 * and counted by the log. Not thread-safe.
 *
 * <pre>{@code
 * DeadLetterLog letters = new DeadLetterLog(log);
 * letters.newest(20, letter -> true).forEach(letter -> System.out.println(letter.id()));
 * }</pre>
 */
public final class DeadLetterLog {
  private final TopicLog log;

  /** Creates a reader; the caller closes the log. */
  public DeadLetterLog(TopicLog log) {
    this.log = requireNonNull(log);
  }

  /** Returns the newest matching dead letters without their values, oldest first. */
  public List<Letter> newest(int limit, Predicate<Letter> matching) {
    Deque<Letter> newest = new ArrayDeque<>();
    log.readAll(
        Topics.DEAD_LETTERS.name(),
        record ->
            letter(record)
                .map(Letter::withoutValue)
                .filter(matching)
                .ifPresent(letter -> addLimited(newest, letter, limit)));
    return List.copyOf(newest);
  }

  private static void addLimited(Deque<Letter> letters, Letter letter, int limit) {
    letters.addLast(letter);
    if (letters.size() > limit) {
      letters.removeFirst();
    }
  }

  /**
   * Returns the newest dead letter with an id, without its value.
   *
   * @throws OperatorException when there is none
   */
  public Letter find(String id) {
    return newest(1, letter -> letter.id().equals(id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new OperatorException(
                    ExitCode.PROBLEMS_FOUND,
                    "there is no dead letter %s; see 'silkwire dead-letters list'".formatted(id)));
  }

  /** Returns the dead letter with its value; empty when retention has deleted it meanwhile. */
  public Optional<Letter> whole(Letter letter) {
    return log.record(letter.partition(), letter.offset()).flatMap(this::letter);
  }

  /**
   * Returns the original record. Empty when its topic no longer holds it, or holds another record
   * at this offset because the topic was created again.
   *
   * @param whole the dead letter with its value
   */
  public Optional<ConsumerRecord<byte[], byte[]>> original(Letter whole) {
    return log.record(whole.original(), whole.content().offset())
        .filter(record -> isOriginal(record, whole));
  }

  private static boolean isOriginal(ConsumerRecord<byte[], byte[]> record, Letter whole) {
    byte[] kept = whole.keptBytes();
    byte[] value = record.value();
    if (value == null || whole.content().value() == null) {
      return value == null && whole.content().value() == null;
    }
    return value.length >= kept.length
        && Arrays.equals(value, 0, kept.length, kept, 0, kept.length);
  }

  private Optional<Letter> letter(ConsumerRecord<byte[], byte[]> record) {
    DeadLetter content = log.value(Topics.DEAD_LETTERS, record);
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return Optional.ofNullable(content).map(c -> new Letter(partition, record.offset(), c));
  }

  /** Returns the offset of the newest record that has the key of the dead letter. */
  long newestOffset(Letter letter) {
    long[] newest = {letter.content().offset()};
    log.readFrom(
        letter.original(),
        letter.content().offset(),
        record -> {
          if (LatestValues.key(record).equals(letter.content().key())) {
            newest[0] = record.offset();
          }
        });
    return newest[0];
  }
}
