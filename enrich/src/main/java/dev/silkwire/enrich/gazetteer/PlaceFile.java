package dev.silkwire.enrich.gazetteer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.Nearest;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.enrich.rules.YamlLists;
import dev.silkwire.enrich.rules.YamlLists.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An operator's place words as a YAML file: entries with {@code country}, {@code forms} and, where
 * they differ from a name in any language, {@code kind} and {@code language} under {@code places};
 * phrases under {@code hidden}.
 */
public final class PlaceFile {
  private static final String PLACES = "places";
  private static final String HIDDEN = "hidden";

  private PlaceFile() {}

  /** What reading a file came to. */
  public sealed interface Reading {}

  /** The file says what it should. */
  public record Good(PlaceWords words) implements Reading {}

  /**
   * The file does not; nothing of it was taken.
   *
   * @param complaints all that is wrong with it, by line
   */
  public record Bad(List<FileProblem> complaints) implements Reading {
    public Bad {
      complaints = complaints.stream().sorted(Comparator.comparingInt(FileProblem::line)).toList();
    }

    /** All of them in one line. */
    public String reasons() {
      return FileProblem.inOneLine(complaints);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it is not there or cannot be read
   */
  public static Reading read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(YamlLists.read(in));
    } catch (JsonProcessingException e) {
      return new Bad(List.of(YamlLists.complaint(e)));
    }
  }

  private static Reading of(Map<String, List<Entry>> lists) {
    PlaceEntries entries = new PlaceEntries();
    List<FileProblem> complaints = new ArrayList<>(unknown(lists));
    lists.getOrDefault(PLACES, List.of()).forEach(entries::addPlace);
    lists.getOrDefault(HIDDEN, List.of()).forEach(entries::addHidden);
    complaints.addAll(entries.complaints());
    return complaints.isEmpty() ? new Good(entries.words()) : new Bad(complaints);
  }

  private static List<FileProblem> unknown(Map<String, List<Entry>> lists) {
    Set<String> known = Set.of(PLACES, HIDDEN);
    return lists.entrySet().stream()
        .filter(list -> !known.contains(list.getKey()))
        .map(list -> unknown(list.getKey(), list.getValue(), known))
        .toList();
  }

  private static FileProblem unknown(String key, List<Entry> entries, Set<String> known) {
    String nearest = Nearest.question(key, known);
    int line = entries.isEmpty() ? 1 : entries.get(0).line();
    return new FileProblem(line, "no list 'places' or 'hidden' but '" + key + "'" + nearest);
  }
}
