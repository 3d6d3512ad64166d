package dev.silkwire.app.deadletter;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.DeadLetter;
import java.util.Base64;
import org.apache.kafka.common.TopicPartition;

/**
 * A dead letter and its place in {@code news.dead-letters}.
 *
 * @param partition partition of {@code news.dead-letters}
 * @param offset offset there
 * @param content the dead letter; its value is null in lists, which may be long
 */
public record Letter(TopicPartition partition, long offset, DeadLetter content) {
  public Letter {
    requireNonNull(partition);
    requireNonNull(content);
  }

  /** Returns the id: the place of the original record, such as {@code news.raw-articles-0@42}. */
  public String id() {
    return original() + "@" + content.offset();
  }

  /** Returns the partition of the original record. */
  public TopicPartition original() {
    return new TopicPartition(content.topic(), content.partition());
  }

  /** Returns whether the dead letter holds the whole value of the original record. */
  public boolean isWhole() {
    String value = content.value();
    Integer length = content.valueBytes();
    return value != null && length != null && bytes(value).length == length;
  }

  /** Returns the bytes of the original record's value that the dead letter holds. */
  public byte[] keptBytes() {
    String value = content.value();
    return value == null ? new byte[0] : bytes(value);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  Letter withoutValue() {
    DeadLetter c = content;
    return new Letter(
        partition,
        offset,
        new DeadLetter(
            c.stage(),
            c.reason(),
            c.topic(),
            c.partition(),
            c.offset(),
            c.key(),
            null,
            c.valueBytes(),
            c.refusedAt()));
  }
}
