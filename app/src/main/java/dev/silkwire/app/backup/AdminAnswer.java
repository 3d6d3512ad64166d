package dev.silkwire.app.backup;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaFuture;

/** Waits for answers of Kafka. Stateless. */
final class AdminAnswer {
  private AdminAnswer() {}

  static <T> T of(KafkaFuture<T> answer) {
    return of((Future<T>) answer.toCompletionStage().toCompletableFuture());
  }

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
