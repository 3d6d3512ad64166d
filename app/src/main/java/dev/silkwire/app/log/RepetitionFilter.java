package dev.silkwire.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * A filter against floods of warnings and errors: the same line is logged once a minute, and at
 * most ten lines of the same kind. The first line of a kind after that minute is preceded by the
 * number of lines that were left out. Lines have the same kind if their logger and the text without
 * its arguments are the same.
 *
 * <p>Thread-safe: one lock guards all state, which holds a limited number of kinds.
 */
public final class RepetitionFilter extends TurboFilter {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_LINES = 10;

  /** More kinds than statements in the code: some libraries join texts before they log them. */
  private static final int MAX_KINDS = 1_000;

  private static final String NOTICE =
      "{} lines like the next one were left out in the last minute";

  private final InstantSource clock;
  private final Map<String, Window> windows = new HashMap<>();

  /** The lines of one kind within a minute. */
  private static final class Window {
    private final Instant begin;
    private final Set<String> lines = new HashSet<>();
    private int suppressed;

    Window(Instant begin) {
      this.begin = begin;
    }

    boolean accepts(String line) {
      boolean accepted = lines.size() < MAX_LINES && lines.add(line);
      suppressed += accepted ? 0 : 1;
      return accepted;
    }
  }

  RepetitionFilter(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a filter to the log of this process. */
  public static void install(InstantSource clock) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      RepetitionFilter filter = new RepetitionFilter(clock);
      filter.setContext(context);
      filter.start();
      context.addTurboFilter(filter);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable error) {
    // The logger's own level comes first: Logback asks the filters before it checks the level.
    if (format == null
        || format.equals(NOTICE)
        || !level.isGreaterOrEqual(Level.WARN)
        || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      return FilterReply.NEUTRAL;
    }
    String line = MessageFormatter.arrayFormat(format, arguments).getMessage();
    String kind = logger.getName() + " " + format;
    Decision decision = decide(kind, String.valueOf(line));
    if (decision.leftOut > 0) {
      logger.atLevel(org.slf4j.event.Level.valueOf(level.toString())).log(NOTICE, decision.leftOut);
    }
    return decision.accepted ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  /**
   * @param leftOut number of lines of the kind that were suppressed in the last window
   */
  private record Decision(boolean accepted, int leftOut) {}

  private synchronized Decision decide(String kind, String line) {
    Instant now = clock.instant();
    Window window = windows.get(kind);
    int leftOut = 0;
    if (window == null || !now.isBefore(window.begin.plus(WINDOW))) {
      leftOut = window == null ? 0 : window.suppressed;
      window = new Window(now);
      if (windows.size() >= MAX_KINDS) {
        windows.clear();
      }
      windows.put(kind, window);
    }
    return new Decision(window.accepts(line), leftOut);
  }
}
