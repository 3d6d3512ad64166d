package dev.silkwire.app.run;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The file descriptors of this process, which sockets, log segments and state files use. Without
 * free descriptors a process can neither accept nor open connections, and threads of Kafka end
 * without a message. A system without a limit counts as unlimited. Stateless.
 */
public final class OpenFiles {
  /** The embedded broker keeps three files open for each log segment. */
  static final long MIN_LIMIT_WITH_BROKER = 1_000;

  private static final String REMEDY = "raise the limit, for example with \"ulimit -n 8192\"";

  /** Not ready when less than a tenth of the descriptors is free. */
  private static final int FREE_SHARE = 10;

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
   * Checks that the process may open a number of files.
   *
   * @throws OperatorException with both numbers when the limit is lower
   */
  void require(long minLimit) {
    if (limit < minLimit) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "this process may open %d files, and the embedded broker needs %d: %s"
              .formatted(limit, minLimit, REMEDY));
    }
  }

  /** Returns a health that is not ready while less than a tenth of the descriptors is free. */
  public Health health() {
    return new Health(Optional::empty, this::problem);
  }

  private Optional<String> problem() {
    long count = open.getAsLong();
    return count > limit - limit / FREE_SHARE
        ? Optional.of("%d of %d files are open: %s".formatted(count, limit, REMEDY))
        : Optional.empty();
  }
}
