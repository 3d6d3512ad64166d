package dev.silkwire.app.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.silkwire.app.error.ExitCode;
import java.util.function.IntConsumer;

/**
 * An appender that ends the process when Kafka's broker logs that a write to a memory-mapped index
 * failed, which happens when the disk is full.
 *
 * <p>The JVM reports such a failure as an {@link InternalError}. By then the broker (Kafka 4.3.1)
 * has written the records to its log. It logs the error, answers with an unknown error and
 * continues, although its state of producers, transactions and the high watermark lacks these
 * records. The next start rebuilds the state from the log. Thread-safe: it has no mutable state.
 */
public final class FailedWriteAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final IntConsumer halt;

  /** Called by Logback. */
  public FailedWriteAppender() {
    this(Runtime.getRuntime()::halt);
  }

  FailedWriteAppender(IntConsumer halt) {
    this.halt = halt;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getThrowableProxy() instanceof ThrowableProxy proxy
        && proxy.getThrowable() instanceof InternalError) {
      System.err.println(
          "silkwire: the broker has stopped: it cannot write to an index of its log, probably"
              + " because the disk is full. Free some space and start it again.");
      halt.accept(ExitCode.UNAVAILABLE.number());
    }
  }
}
