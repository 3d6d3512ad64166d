package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a folder holds.
 *
 * @param database whose rows these are
 * @param days by kind and day, such as {@code articles/2026-10-20}
 */
record WrittenDays(String database, Map<String, Day> days) {
  /**
   * A day as it was written.
   *
   * @param version of the day when its rows were read
   * @param rows how many; without any there is no file
   */
  record Day(long version, long rows) {}

  WrittenDays {
    requireNonNull(database);
    days = new TreeMap<>(days);
  }
}
