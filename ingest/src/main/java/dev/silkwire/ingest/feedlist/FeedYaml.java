package dev.silkwire.ingest.feedlist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feed.FeedText;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parser of feed lists in YAML: a list, or a list under {@code feeds}, of URLs or of mappings with
 * {@code url}, {@code type}, {@code title}, {@code outlet}, {@code country}, {@code language},
 * {@code links}, {@code labels}, {@code minInterval} and {@code maxInterval}.
 */
final class FeedYaml {
  private static final YAMLMapper YAML = new YAMLMapper();

  private FeedYaml() {}

  static FeedListFile read(String text) {
    try {
      JsonNode root = YAML.readTree(text);
      JsonNode list = root == null ? YAML.createArrayNode() : root;
      return list(list.isObject() ? list.path("feeds") : list);
    } catch (JsonProcessingException e) {
      return new FeedListFile(
          List.of(), List.of("neither OPML nor YAML: " + e.getOriginalMessage()));
    }
  }

  private static FeedListFile list(JsonNode list) {
    List<Feed> feeds = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (!list.isArray()) {
      problems.add("the YAML contains no list of feeds");
    }
    int number = 0;
    for (JsonNode node : list) {
      number++;
      try {
        feeds.add(definition(node).feed());
      } catch (IllegalArgumentException | DateTimeException e) {
        problems.add("entry " + number + ": " + e.getMessage());
      }
    }
    return new FeedListFile(feeds, problems);
  }

  private static FeedDefinition definition(JsonNode node) {
    List<String> labels = new ArrayList<>();
    node.path("labels").forEach(l -> labels.add(l.asText()));
    String type = text(node, "type") == null ? text(node, "kind") : text(node, "type");
    return new FeedDefinition(
        node.isTextual() ? node.asText() : text(node, "url"),
        type,
        text(node, "title"),
        text(node, "outlet"),
        text(node, "country"),
        text(node, "language"),
        text(node, "links"),
        labels,
        duration(node, "minInterval"),
        duration(node, "maxInterval"));
  }

  /**
   * Parses an ISO 8601 duration such as {@code PT5M}, or a short form: {@code 5m}, {@code 2h},
   * {@code 1d}.
   */
  private static @Nullable Duration duration(JsonNode node, String field) {
    String text = text(node, field);
    if (text == null) {
      return null;
    }
    boolean days = text.endsWith("d") && !text.startsWith("P");
    return Duration.parse(text.startsWith("P") ? text : (days ? "P" : "PT") + text);
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? FeedText.orNull(value.asText()) : null;
  }
}
