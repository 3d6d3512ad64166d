package dev.silkwire.app.run;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The file descriptors of this process: sockets, log segments and state files. A process without
 * free ones neither accepts nor connects, and Kafka's own threads end quietly. Stateless; systems
 * without such a limit count as unlimited.
 */
public final class OpenFiles {
  /** The embedded broker keeps three files open for each log segment. */
  static final long LEAST_WITH_BROKER = 1_000;

  private static final String REMEDY = "raise the limit, for example with \"ulimit -n 8192\"";
  private static final int RESERVE = 10; // a tenth

  private final LongSupplier open;
  private final long limit;

  OpenFiles(LongSupplier open, long limit) {
    this.open = open;
    this.limit = limit;
  }

  /** Returns the descriptors of this process. */
  public static OpenFiles ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? new OpenFiles(unix::getOpenFileDescriptorCount, unix.getMaxFileDescriptorCount())
        : new OpenFiles(() -> 0, Long.MAX_VALUE);
  }

  /**
   * Checks that the process may open as many files as it needs.
   *
   * @throws OperatorException with both numbers
   */
  void require(long least) {
    if (limit < least) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "this process may open %d files, and the embedded broker needs %d: %s"
              .formatted(limit, least, REMEDY));
    }
  }

  /** Returns a health that is not ready while few descriptors are free. */
  public Health health() {
    return new Health(Optional::empty, this::trouble);
  }

  private Optional<String> trouble() {
    long count = open.getAsLong();
    return count > limit - limit / RESERVE
        ? Optional.of("%d of %d files are open: %s".formatted(count, limit, REMEDY))
        : Optional.empty();
  }
}
