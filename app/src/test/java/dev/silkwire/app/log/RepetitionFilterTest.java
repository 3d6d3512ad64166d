package dev.silkwire.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepetitionFilterTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T12:00:00Z"));
  private final LoggerContext context = new LoggerContext();
  private final Logger log = context.getLogger("dev.silkwire.sink.LoopThread");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void open() {
    context.addTurboFilter(new RepetitionFilter(now::get));
    lines.start();
    log.addAppender(lines);
  }

  @Test
  void theSameLineIsLoggedOnceAMinute() {
    warn("database away");
    warn("database away");
    now.set(now.get().plusSeconds(59));
    warn("database away");
    assertThat(logged()).containsExactly("problem: database away");

    now.set(now.get().plusSeconds(1));
    warn("database away");
    assertThat(logged())
        .containsExactly(
            "problem: database away",
            "2 lines like the next one were left out in the last minute",
            "problem: database away");
  }

  @Test
  void ofLinesOfOneKindTenAMinuteAreLogged() {
    IntStream.range(0, 500).forEach(i -> warn("record " + i));
    log.warn("another kind");
    assertThat(logged()).hasSize(11).contains("problem: record 9", "another kind");
  }

  @Test
  void eachKindHasItsOwnNotice() {
    for (int i = 0; i < 3; i++) {
      log.warn("one");
      log.warn("two");
    }
    now.set(now.get().plusSeconds(60));
    log.warn("one");
    log.warn("two");
    assertThat(logged())
        .containsExactly(
            "one",
            "two",
            "2 lines like the next one were left out in the last minute",
            "one",
            "2 lines like the next one were left out in the last minute",
            "two");
  }

  @Test
  void theNoticeHasTheLevelOfItsLines() {
    log.setLevel(Level.ERROR);
    log.error("lost");
    log.error("lost");
    now.set(now.get().plusSeconds(60));
    log.error("lost");
    assertThat(logged()).hasSize(3);
  }

  @Test
  void informationIsNotFiltered() {
    IntStream.range(0, 20).forEach(i -> log.info("started"));
    assertThat(logged()).hasSize(20);
  }

  private void warn(String problem) {
    log.warn("problem: {}", problem);
  }

  private Iterable<String> logged() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
