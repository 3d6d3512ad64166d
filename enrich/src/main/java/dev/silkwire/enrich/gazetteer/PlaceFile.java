package dev.silkwire.enrich.gazetteer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.error.SpellingSuggestion;
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
 * A reader of an operator's YAML file of place words. Under {@code places} it has entries with
 * {@code country} and {@code forms}, and optionally {@code kind} (default {@code name}) and {@code
 * language} (default any); under {@code hidden} it has phrases that are not places.
 *
 * <pre>{@code
 * places:
 *   - {country: KZ, kind: demonym, language: en, forms: [Steppelander]}
 * hidden:
 *   - Japan Power
 * }</pre>
 */
public final class PlaceFile {
  private static final String PLACES = "places";
  private static final String HIDDEN = "hidden";

  private PlaceFile() {}

  /** The result of reading a file. */
  public sealed interface Result {}

  /** The file is valid. */
  public record Valid(PlaceWords words) implements Result {}

  /**
   * The file is invalid; none of its entries are used.
   *
   * @param problems all problems, ordered by line
   */
  public record Invalid(List<FileProblem> problems) implements Result {
    public Invalid {
      problems = problems.stream().sorted(Comparator.comparingInt(FileProblem::line)).toList();
    }

    /** Returns all problems in one line. */
    public String reasons() {
      return FileProblem.inOneLine(problems);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if the file does not exist or cannot be read
   */
  public static Result read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(YamlLists.read(in));
    } catch (JsonProcessingException e) {
      return new Invalid(List.of(YamlLists.problem(e)));
    }
  }

  private static Result parse(Map<String, List<Entry>> lists) {
    PlaceEntries entries = new PlaceEntries();
    List<FileProblem> problems = new ArrayList<>(unknownLists(lists));
    lists.getOrDefault(PLACES, List.of()).forEach(entries::addPlace);
    lists.getOrDefault(HIDDEN, List.of()).forEach(entries::addHidden);
    problems.addAll(entries.problems());
    return problems.isEmpty() ? new Valid(entries.words()) : new Invalid(problems);
  }

  private static List<FileProblem> unknownLists(Map<String, List<Entry>> lists) {
    Set<String> known = Set.of(PLACES, HIDDEN);
    return lists.entrySet().stream()
        .filter(list -> !known.contains(list.getKey()))
        .map(list -> unknownList(list.getKey(), list.getValue(), known))
        .toList();
  }

  private static FileProblem unknownList(String key, List<Entry> entries, Set<String> known) {
    String nearest = SpellingSuggestion.question(key, known);
    int line = entries.isEmpty() ? 1 : entries.get(0).line();
    return new FileProblem(
        line, "unknown list '" + key + "', expected 'places' or 'hidden'" + nearest);
  }
}
