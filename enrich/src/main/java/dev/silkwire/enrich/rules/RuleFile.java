package dev.silkwire.enrich.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that come with the program as text files: lines without comments. */
public final class RuleFile {
  private RuleFile() {}

  /**
   * The lines of a resource, without blank ones and those that begin with {@code #}.
   *
   * @throws IllegalStateException when the program was packed without it
   */
  public static List<String> lines(String resource) {
    return rawLines(resource).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** All lines of a resource. */
  public static List<String> rawLines(String resource) {
    try (InputStream in = RuleFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns of a line. */
  public static List<String> columns(String line) {
    return List.of(line.split("\t", -1));
  }

  /** The language that a column names; null for {@code und}, which is any. */
  public static @Nullable String language(String column) {
    return column.equals("und") ? null : column;
  }

  /** The items of a column that holds several. */
  public static List<String> items(String column) {
    return List.of(column.split("\\|", -1));
  }
}
