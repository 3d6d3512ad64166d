package dev.silkwire.enrich.initiative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.Json;
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

/** Catalogues as YAML files: a list of entries under {@code initiatives}. */
public final class CatalogueFile {
  private static final String ENTRIES = "initiatives";

  private CatalogueFile() {}

  /** What reading a file came to. */
  public sealed interface Reading {}

  /**
   * The file is a catalogue.
   *
   * @param catalogue what it says
   * @param lines of its entries by id, counted from 1
   */
  public record Good(Catalogue catalogue, Map<String, Integer> lines) implements Reading {
    public Good {
      lines = Map.copyOf(lines);
    }
  }

  /**
   * The file is not a catalogue; nothing of it was taken.
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
   * Reads a catalogue.
   *
   * @throws IOException when the file is not there or cannot be read
   */
  public static Reading read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @throws IOException when the stream breaks
   */
  public static Reading read(InputStream in) throws IOException {
    try {
      Map<String, List<Entry>> lists = YamlLists.read(in);
      return new EntryCheck(lists.getOrDefault(ENTRIES, lists.getOrDefault("", List.of())))
          .reading();
    } catch (JsonProcessingException e) {
      return new Bad(List.of(YamlLists.complaint(e)));
    }
  }

  /**
   * Writes a catalogue, such that reading it gives the same one.
   *
   * @throws IOException never: it is written to memory
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
      file.withArray(ENTRIES).add(withoutBlanks(initiative));
    }
    return new YAMLMapper(yaml).writeValueAsString(file);
  }

  private static JsonNode withoutBlanks(Initiative initiative) {
    ObjectNode node = Json.mapper().valueToTree(initiative);
    List<String> blank = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
        blank.add(field.getKey());
      }
    }
    node.remove(blank);
    return node;
  }
}
