package dev.silkwire.app.backup;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for answers of Kafka. Stateless. */
final class AdminAnswer {
  private AdminAnswer() {}

  /**
   * Returns the answer.
   *
   * @throws OperatorException when Kafka does not do what was requested
   */
  static <T> T of(Future<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "Kafka rejects a request: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted while Kafka works", e);
    }
  }
}
