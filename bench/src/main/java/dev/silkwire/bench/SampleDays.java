package dev.silkwire.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.LongFunction;

/** In which order of days articles come, by how many mentions there have been before. */
final class SampleDays {
  static final int DAYS = 365;

  private static final LocalDate LAST = SampleResults.NOW.atOffset(ZoneOffset.UTC).toLocalDate();
  private static final double LATE = 0.05;
  private static final int LATEST = 180;
  private static final long SEED = 11;

  private SampleDays() {}

  /** When an article was published, and when it arrives. */
  record Dated(LocalDate published, LocalDate arrives) {}

  /** Each day of the year at any time. */
  static LongFunction<Dated> anyOrder() {
    Random random = new Random(SEED);
    return before -> {
      LocalDate day = LAST.minusDays(random.nextInt(DAYS));
      return new Dated(day, day);
    };
  }

  /**
   * Returns the dates of articles that arrive in order. One of twenty arrives days or months late,
   * like articles found in sitemaps.
   *
   * @param mentions total number of mentions
   */
  static LongFunction<Dated> dayAfterDay(long mentions) {
    Random random = new Random(SEED);
    return before -> {
      int day = (int) Math.min(DAYS - 1, before * DAYS / mentions);
      LocalDate arrives = LAST.minusDays(DAYS - 1L - day);
      boolean late = day > 0 && random.nextDouble() < LATE;
      int days = late ? 1 + SampleResults.skewed(random, Math.min(LATEST, day)) : 0;
      return new Dated(arrives.minusDays(days), arrives);
    };
  }
}
