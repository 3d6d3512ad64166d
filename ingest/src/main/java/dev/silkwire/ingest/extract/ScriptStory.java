package dev.silkwire.ingest.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TextDensity;
import dev.silkwire.ingest.page.TextLength;
import dev.silkwire.ingest.page.TitleKey;
import dev.silkwire.ingest.text.ResourceLines;
import dev.silkwire.ingest.title.Headline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds an article in the JSON data of a page's scripts, for pages that scripts render: Next.js,
 * Nuxt, the state of Redux and Apollo, and other JSON. The article is the running text in the
 * object whose title is the page's title. Limited in size, depth and number of nodes. Not
 * thread-safe.
 */
final class ScriptStory {
  private static final int MAX_JSON_CHARS = 3_000_000;
  private static final int MAX_DEPTH = 60;
  private static final int MAX_NODES = 200_000;
  private static final int MIN_PARAGRAPH_CHARS = 60;
  private static final int MIN_STORY = 250;
  private static final int MIN_KEY_CHARS = 12;
  private static final double MIN_SHARE_OF_SINGLE_TEXT = 0.6;
  private static final Set<String> TITLE_FIELDS =
      Set.copyOf(ResourceLines.of(ScriptStory.class, "script-title-fields.txt"));
  private static final Set<String> OTHER_FIELDS =
      Set.copyOf(ResourceLines.of(ScriptStory.class, "script-other-fields.txt"));
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(200).build())
                  .build())
          .build();

  private final ElementFeatures features;
  private final List<String> titles;
  private int nodes;

  /**
   * @param titles keys of the page's titles, see {@link Headline#keys}
   */
  ScriptStory(ElementFeatures features, List<String> titles) {
    this.features = features;
    this.titles = titles.stream().filter(t -> t.length() >= MIN_KEY_CHARS).toList();
  }

  /** Returns the paragraphs of the article, one per line; empty if no script contains it. */
  String find(List<Element> scripts) {
    int left = MAX_JSON_CHARS;
    String best = "";
    for (Element script : scripts) {
      String data = script.data();
      left -= data.length();
      if (left < 0 || titles.isEmpty()) {
        break;
      }
      String story = data.length() > MIN_STORY ? longestStory(parse(script, data)) : "";
      best = story.length() > best.length() ? story : best;
    }
    return best;
  }

  /** Parses a script that is JSON, or an assignment of JSON to a variable. */
  private static @Nullable JsonNode parse(Element script, String data) {
    boolean json = script.attr("type").toLowerCase(Locale.ROOT).contains("json");
    int start = json ? 0 : data.indexOf('{', Math.max(0, data.indexOf('=')));
    if (start < 0 || (!json && start > data.indexOf('=') + 40)) {
      return null;
    }
    try {
      return JSON.readTree(start == 0 ? data : data.substring(start));
    } catch (JsonProcessingException e) {
      return null; // code, not data
    }
  }

  private String longestStory(@Nullable JsonNode tree) {
    List<String> found = new ArrayList<>();
    nodes = 0;
    if (tree != null) {
      search(tree, tree, 0, found);
    }
    return found.stream().max(Comparator.comparingInt(String::length)).orElse("");
  }

  private void search(JsonNode node, JsonNode parent, int depth, List<String> found) {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      return;
    }
    if (node.isObject() && hasPageTitle(node)) {
      List<String> strings = new ArrayList<>();
      collect(node, parent, depth, strings);
      found.add(story(strings));
    }
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        search(child, node, depth + 1, found);
      }
    }
  }

  private boolean hasPageTitle(JsonNode node) {
    for (String field : TITLE_FIELDS) {
      JsonNode title = node.path(field);
      JsonNode text = title.isObject() ? title.path("rendered") : title;
      if (text.isTextual() && text.asText().length() < 500) {
        String key = TitleKey.of(DocumentParser.text(text.asText()));
        if (key.length() >= MIN_KEY_CHARS && titles.stream().anyMatch(t -> t.startsWith(key))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Collects the running text in an object, without fields that hold other articles or metadata.
   */
  private void collect(JsonNode node, JsonNode parent, int depth, List<String> strings) {
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      return;
    }
    if (node.isTextual()) {
      String text = node.asText();
      if (text.length() >= MIN_PARAGRAPH_CHARS && text.indexOf(' ') > 0) {
        strings.add(text);
      }
      return;
    }
    if (node.path("__ref").isTextual()) {
      collect(parent.path(node.path("__ref").asText()), parent, depth + 1, strings);
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!OTHER_FIELDS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        collect(field.getValue(), parent, depth + 1, strings);
      }
    }
    if (node.isArray()) {
      node.forEach(n -> collect(n, parent, depth + 1, strings));
    }
  }

  /** Returns the longest string if it holds most of the text; else all strings as paragraphs. */
  private String story(List<String> strings) {
    int all = strings.stream().mapToInt(String::length).sum();
    String longest = strings.stream().max(Comparator.comparingInt(String::length)).orElse("");
    String text =
        longest.length() > MIN_SHARE_OF_SINGLE_TEXT * all
            ? paragraphs(longest, features)
            : strings.stream()
                .distinct()
                .map(s -> paragraphs(s, features))
                .filter(s -> !s.isEmpty() && StoryText.endsSentence(s))
                .collect(Collectors.joining("\n"));
    return TextLength.count(text) >= MIN_STORY ? text : "";
  }

  /** Returns the paragraphs of a text that may contain HTML, one per line. */
  static String paragraphs(String text, ElementFeatures features) {
    if (!text.contains("<") && !text.contains("&")) {
      return text.strip().replaceAll("[ \\t\\u00a0]+", " ").replaceAll("\\s*\\n\\s*", "\n");
    }
    Element body = DocumentParser.fragment(text.replace("\n\n", "<p>"));
    FlatDom dom = new FlatDom(body, features);
    boolean[] excluded = new boolean[dom.size()];
    for (int i = 0; i < excluded.length; i++) {
      excluded[i] = dom.is(i, ElementFeatures.NO_TEXT | ElementFeatures.DROPPED);
    }
    return StoryText.of(List.of(0), dom, new TextDensity(dom, excluded), FlatDom.NONE, "");
  }
}
