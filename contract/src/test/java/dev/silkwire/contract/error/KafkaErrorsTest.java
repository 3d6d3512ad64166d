package dev.silkwire.contract.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CoordinatorNotAvailableException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

final class KafkaErrorsTest {
  @Test
  void errorsThatANewConsumerWouldRepeatAreFatal() {
    assertThat(KafkaErrors.isFatal(new FencedInstanceIdException("fenced"))).isTrue();
    assertThat(KafkaErrors.isFatal(new GroupAuthorizationException("group"))).isTrue();
    assertThat(KafkaErrors.isFatal(new UnsupportedVersionException("old broker"))).isTrue();
    assertThat(KafkaErrors.isFatal(new WakeupException())).isTrue();
  }

  @Test
  void theReasonOfACorruptRecordNamesPartitionAndRemedy() {
    KafkaException error =
        new KafkaException(
            "Received exception when fetching the next record from news.articles-0",
            new KafkaException(
                "Record batch for partition news.articles-0 at offset 7 is invalid, cause: crc"));

    assertThat(KafkaErrors.reason(error))
        .contains("corrupt", "news.articles-0 at offset 7", "Restore the partition");
  }

  @Test
  void theReasonOfAnotherErrorIsItsMessage() {
    assertThat(KafkaErrors.reason(new KafkaException("broken"))).isEqualTo("broken");
  }

  @Test
  void errorsThatPassAreNotFatal() {
    assertThat(KafkaErrors.isFatal(new CoordinatorNotAvailableException("starting"))).isFalse();
    assertThat(KafkaErrors.isFatal(new KafkaException("unexpected"))).isFalse();
  }
}
