package dev.silkwire.ingest.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reader of data files beside a class: one row per line, comments start with {@code #}. */
public final class ResourceLines {
  private ResourceLines() {}

  /** Returns the trimmed rows of a file on the class path, without comments and empty lines. */
  public static List<String> of(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the data file " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the data file " + name, e);
    }
  }
}
