package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.fetch.HostSchedule.HostJob;
import dev.silkwire.ingest.fetch.HostSchedule.Lane;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostScheduleTest {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HostSchedule<String> schedule = new HostSchedule<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void aHostHasOneJobAtATimeAndAPauseAfterIt() {
    offer("a", Lane.PAGE, "a1");
    offer("a", Lane.PAGE, "a2");

    assertThat(take()).isEqualTo("a1");
    assertThat(take()).as("still busy").isNull();
    step(Duration.ofSeconds(5));
    schedule.done("a", now);
    assertThat(take()).as("resting").isNull();
    assertThat(schedule.nextReadyAt()).isEqualTo(now.plus(PAUSE));
    step(PAUSE);
    assertThat(take()).isEqualTo("a2");
  }

  @Test
  void aSlowHostDoesNotDelayAnother() {
    offer("slow", Lane.POLL, "s");
    offer("quick", Lane.POLL, "q");

    assertThat(take()).isEqualTo("s");
    assertThat(take()).isEqualTo("q");
  }

  @Test
  void theHostThatHasWaitedLongestIsNext() {
    for (String host : new String[] {"a", "b", "c"}) {
      offer(host, Lane.PAGE, host + "1");
      offer(host, Lane.PAGE, host + "2");
    }
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      String job = take();
      order.append(job).append(' ');
      schedule.done(job.substring(0, 1), now);
      step(PAUSE);
    }

    assertThat(order.toString()).isEqualTo("a1 b1 c1 a2 b2 c2 ");
  }

  @Test
  void pollsGoFirstButEveryThirdJobIsAPage() {
    for (int i = 1; i <= 5; i++) {
      offer("a", Lane.PAGE, "page" + i);
      offer("a", Lane.POLL, "poll" + i);
    }
    StringBuilder order = new StringBuilder();
    for (String job = take(); job != null; job = take()) {
      order.append(job).append(' ');
      schedule.done("a", now);
      step(PAUSE);
    }

    assertThat(order.toString())
        .isEqualTo("poll1 poll2 page1 poll3 poll4 page2 poll5 page3 page4 page5 ");
  }

  @Test
  void aCrawlDelayIsRespected() {
    schedule.offer("a", Lane.PAGE, Duration.ofSeconds(10), "a1");
    schedule.offer("a", Lane.PAGE, Duration.ofSeconds(10), "a2");
    take();
    schedule.done("a", now);
    step(Duration.ofSeconds(9));
    assertThat(take()).isNull();
    step(Duration.ofSeconds(1));
    assertThat(take()).isEqualTo("a2");
  }

  private void offer(String host, Lane lane, String job) {
    schedule.offer(host, lane, PAUSE, job);
  }

  private String take() {
    HostJob<String> turn = schedule.take(now);
    return turn == null ? null : turn.job();
  }

  private void step(Duration by) {
    now = now.plus(by);
  }
}
