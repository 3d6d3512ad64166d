package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * The state of the export into a folder.
 *
 * @param database identity of the exported database
 * @param days by kind and day, such as {@code articles/2026-10-20}
 */
record WrittenDays(String database, Map<String, Day> days) {
  /**
   * The state of one day.
   *
   * @param version version of the day when its rows were read
   * @param rows number of rows in the file; when 0 there is no file
   */
  record Day(long version, long rows) {}

  WrittenDays {
    requireNonNull(database);
    days = new TreeMap<>(days);
  }
}
