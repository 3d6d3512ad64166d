package dev.silkwire.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Labelled data: files of tab-separated columns, one of which holds the labels of a text. */
final class LabelledRows {
  private LabelledRows() {}

  /** Returns the columns of all rows, without comments. */
  static List<String[]> of(String... files) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String file : files) {
      Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(rows::add);
    }
    return rows;
  }

  /** Returns the labels of a column, sorted; a dash means none. */
  static Set<String> labels(String column) {
    Set<String> labels = new TreeSet<>(List.of(column.split("[| ]")));
    labels.remove("-");
    return labels;
  }
}
