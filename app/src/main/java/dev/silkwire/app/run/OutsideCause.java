package dev.silkwire.app.run;

import dev.silkwire.app.error.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cause outside the program in an exception that nobody expected: a full disk, a missing
 * right, no file descriptors, a Kafka that refuses. Such an exception is no bug. Stateless.
 */
public final class OutsideCause {
  private static final int DEEPEST = 12;

  private OutsideCause() {}

  /** Returns object, cause and remedy in one line; empty when the cause is in the program. */
  public static Optional<String> of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      String line = line(cause);
      if (line != null) {
        return Optional.of(line);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static @Nullable String line(Throwable cause) {
    if (cause instanceof FileSystemException file) {
      return "%s: %s; %s"
          .formatted(
              file.getFile(), Folders.why(file), Folders.remedy(Folders.why(file), "--data"));
    }
    if (cause instanceof SocketException socket) {
      return socket.getMessage() + ": check the address and the limit of open files (ulimit -n)";
    }
    // Subclasses are faults of parsing, which are the program's.
    if (cause.getClass() == IOException.class) {
      String why = Folders.why((IOException) cause);
      return why + "; " + Folders.remedy(why, "--data");
    }
    return cause instanceof KafkaException && !hasOutsideCause(cause)
        ? "Kafka: %s; see its log, and check that it runs".formatted(message(cause))
        : null;
  }

  private static boolean hasOutsideCause(Throwable kafka) {
    Throwable cause = kafka.getCause();
    return cause instanceof IOException
        || cause instanceof UncheckedIOException
        || cause instanceof KafkaException;
  }

  private static String message(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message.replace('\n', ' ');
  }
}
