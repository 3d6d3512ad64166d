package dev.silkwire.enrich.initiative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Initiative;
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

/** A reader and writer of catalogues as YAML files: a list of entries under {@code initiatives}. */
public final class CatalogueFile {
  private static final String ENTRIES = "initiatives";

  private CatalogueFile() {}

  /** The result of reading a file. */
  public sealed interface Result {}

  /**
   * The file is a valid catalogue.
   *
   * @param catalogue the catalogue
   * @param lines line number of each entry, by id, from 1
   */
  public record Valid(Catalogue catalogue, Map<String, Integer> lines) implements Result {
    public Valid {
      lines = Map.copyOf(lines);
    }
  }

  /**
   * The file is not a valid catalogue; none of its entries are used.
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
   * Reads a catalogue.
   *
   * @throws IOException if the file does not exist or cannot be read
   */
  public static Result read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @throws IOException if reading the stream fails
   */
  public static Result read(InputStream in) throws IOException {
    try {
      Map<String, List<Entry>> lists = YamlLists.read(in);
      return new EntryParser(lists.getOrDefault(ENTRIES, lists.getOrDefault("", List.of())))
          .result();
    } catch (JsonProcessingException e) {
      return new Invalid(List.of(YamlLists.problem(e)));
    }
  }

  /**
   * Writes a catalogue as YAML; reading it returns an equal catalogue.
   *
   * @throws IOException never, because it writes to memory
   */
  public static String write(Catalogue catalogue) throws IOException {
    YAMLFactory yaml =
        YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();
    ObjectNode file = Json.mapper().createObjectNode();
    for (Initiative initiative : catalogue.initiatives()) {
      file.withArray(ENTRIES).add(withoutEmptyFields(initiative));
    }
    return new YAMLMapper(yaml).writeValueAsString(file);
  }

  private static JsonNode withoutEmptyFields(Initiative initiative) {
    ObjectNode node = Json.mapper().valueToTree(initiative);
    List<String> empty = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
        empty.add(field.getKey());
      }
    }
    node.remove(empty);
    return node;
  }
}
