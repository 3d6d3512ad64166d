package dev.silkwire.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class IdleDetectorTest {
  private static final Instant BEGUN = Instant.parse("2026-10-20T06:00:00Z");

  private final IdleDetector idle = new IdleDetector(BEGUN);

  private static Instant after(int seconds) {
    return BEGUN.plusSeconds(seconds);
  }

  private void recordComes(int second, Instant written) {
    idle.observe(
        new ConsumerRecord<>(
            "t",
            0,
            0,
            written.toEpochMilli(),
            TimestampType.CREATE_TIME,
            1,
            1,
            new byte[0],
            new byte[0],
            new RecordHeaders(),
            Optional.empty()));
    idle.polled(1, after(second));
  }

  @Test
  void aTopicIsIdleAfterTheTimeWithoutRecords() {
    recordComes(10, BEGUN.minusSeconds(60));
    idle.polled(0, after(11));
    assertThat(idle.isIdle(3, after(12))).isFalse();
    assertThat(idle.isIdle(3, after(13))).isTrue();
  }

  @Test
  void aLongTopicIsReadToItsEnd() {
    for (int second = 0; second < 100; second++) {
      recordComes(second, BEGUN.minusSeconds(60));
      assertThat(idle.isIdle(3, after(second))).isFalse();
    }
  }

  @Test
  void aBusyTopicEndsAfterFiveTimesTheIdleTime() {
    for (int second = 0; second <= 15; second++) {
      recordComes(second, after(second));
      assertThat(idle.isIdle(3, after(second))).isFalse();
    }
    recordComes(16, after(16));
    assertThat(idle.isIdle(3, after(16))).isTrue();
  }

  @Test
  void withoutALimitItNeverEnds() {
    assertThat(idle.isIdle(null, after(100_000))).isFalse();
  }
}
