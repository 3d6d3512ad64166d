package dev.silkwire.enrich.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A reader of YAML files that hold lists under keys; it records the line of each entry. */
public final class YamlLists {
  private YamlLists() {}

  /**
   * An entry of a list, not validated.
   *
   * @param line line of its beginning, from 1
   * @param node the parsed YAML
   */
  public record Entry(int line, JsonNode node) {}

  /**
   * Reads the lists by key. If the whole file is a list, its key is empty. A single value is read
   * as a list of one.
   *
   * @throws JsonProcessingException if the file is not YAML, with the position
   * @throws IOException if reading the stream fails
   */
  public static Map<String, List<Entry>> read(InputStream in) throws IOException {
    Map<String, List<Entry>> lists = new LinkedHashMap<>();
    try (YAMLParser parser = new YAMLFactory().createParser(in)) {
      parser.setCodec(new YAMLMapper());
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          lists.put(key, list(parser));
        }
      } else if (first != null) {
        lists.put("", list(parser));
      }
    }
    return lists;
  }

  /** Converts a parser error to a problem, without the parser's excerpt of the file. */
  public static FileProblem problem(JsonProcessingException e) {
    String reason =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0)))
            .collect(Collectors.joining(", "));
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return new FileProblem(line, "not YAML: " + reason);
  }

  private static List<Entry> list(YAMLParser parser) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      add(parser, entries);
      return entries;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      add(parser, entries);
    }
    return entries;
  }

  private static void add(YAMLParser parser, List<Entry> entries) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    JsonNode node = parser.readValueAsTree();
    if (!node.isNull()) {
      entries.add(new Entry(line, node));
    }
  }
}
