package dev.silkwire.enrich.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader of the built-in rule files: tab-separated text resources with comments. */
public final class RuleFile {
  private RuleFile() {}

  /**
   * Reads the lines of a resource, except blank lines and those that begin with {@code #}.
   *
   * @throws IllegalStateException if the resource is not on the class path
   */
  public static List<String> lines(String resource) {
    return rawLines(resource).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** Reads all lines of a resource. */
  public static List<String> rawLines(String resource) {
    try (InputStream in = RuleFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource on the class path: " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Splits a line at tabs. */
  public static List<String> columns(String line) {
    return List.of(line.split("\t", -1));
  }

  /** Parses a column that holds a language; returns null for {@code und}, which means any. */
  public static @Nullable String language(String column) {
    return column.equals("und") ? null : column;
  }

  /** Splits a column at {@code |}. */
  public static List<String> items(String column) {
    return List.of(column.split("\\|", -1));
  }
}
