package dev.silkwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.silkwire.app.error.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BrokerFailureAppenderTest {
  private final List<Integer> codes = new ArrayList<>();
  private final BrokerFailureAppender appender = new BrokerFailureAppender(codes::add);

  private void log(@Nullable Throwable error) {
    log("cannot append", error);
  }

  private void log(String message, @Nullable Throwable error) {
    Logger logger = (Logger) LoggerFactory.getLogger(BrokerFailureAppenderTest.class);
    appender.append(new LoggingEvent("", logger, Level.ERROR, message, error, null));
  }

  @Test
  void aFailedWriteToAMappedFileEndsTheProcess() {
    log(new InternalError("a fault occurred in a recent unsafe memory access operation"));
    assertThat(codes).containsExactly(ExitCode.UNAVAILABLE.number());
  }

  @Test
  void aSegmentThatTheBrokerIsAboutToDeleteEndsTheProcess() {
    log("Found invalid offset during recovery. Deleting the corrupt segment and creating", null);
    assertThat(codes).containsExactly(ExitCode.UNAVAILABLE.number());
  }

  @Test
  void otherErrorsDoNot() {
    log(new InvalidTxnStateException("late"));
    log(null);
    assertThat(codes).isEmpty();
  }
}
