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
 * Finds a cause outside the program in an unexpected exception: a full disk, missing permissions,
 * no free file descriptors, an error of Kafka. Such an exception is not a bug. Stateless.
 */
public final class OutsideCause {
  private static final int MAX_DEPTH = 12;

  private OutsideCause() {}

  /** Returns object, cause and remedy in one line; empty when the cause is in the program. */
  public static Optional<String> of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
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
    // Subclasses are parse errors, which are errors of the program.
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
