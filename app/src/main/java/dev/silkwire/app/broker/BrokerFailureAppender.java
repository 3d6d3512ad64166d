package dev.silkwire.app.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.silkwire.app.error.ExitCode;
import java.util.function.IntConsumer;

/**
 * An appender that ends the process at two log lines of Kafka's broker (4.3.1), after which records
 * would be lost or its state would be wrong. The broker has no hook for either.
 *
 * <ul>
 *   <li>A write to a memory-mapped index failed, which happens when the disk is full. The JVM
 *       reports it as an {@link InternalError}. By then the broker has written the records to its
 *       log. It would answer with an unknown error and continue, although its state of producers,
 *       transactions and the high watermark lacks these records. The next start rebuilds the state.
 *   <li>A segment cannot be recovered after a kill: its offsets are not in order, or any file
 *       cannot be read or written meanwhile. The broker logs this, and would then delete all
 *       records of the segment.
 * </ul>
 *
 * Thread-safe: it has no mutable state.
 */
public final class BrokerFailureAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final String DELETES_SEGMENT = "Deleting the corrupt segment";

  private final IntConsumer halt;

  /** Called by Logback. */
  public BrokerFailureAppender() {
    this(Runtime.getRuntime()::halt);
  }

  BrokerFailureAppender(IntConsumer halt) {
    this.halt = halt;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getThrowableProxy() instanceof ThrowableProxy proxy
        && proxy.getThrowable() instanceof InternalError) {
      end(
          "it cannot write to an index of its log, probably because the disk is full. Free some"
              + " space and start it again.");
    } else if (event.getMessage().contains(DELETES_SEGMENT)) {
      end(
          "after an unclean end it cannot recover a segment, which Kafka would delete ("
              + event.getFormattedMessage()
              + "). Nothing was deleted. Check that the disk has space and works, and start it"
              + " again. If the segment is damaged, docs/operating.md says what to do.");
    }
  }

  private void end(String reason) {
    System.err.println("silkwire: the broker has stopped: " + reason);
    halt.accept(ExitCode.UNAVAILABLE.number());
  }
}
