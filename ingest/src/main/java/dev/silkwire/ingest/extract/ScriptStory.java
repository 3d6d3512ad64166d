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
 * Reads a story that stands only in the data that a page's programs are started with: Next.js,
 * Nuxt, the state of Redux and Apollo, and other blocks of JSON. It is the running text in the
 * object whose title is the page's. Bounded in size, depth and number of nodes. Not thread-safe.
 */
final class ScriptStory {
  private static final int MOST_JSON = 3_000_000;
  private static final int DEEPEST = 60;
  private static final int MOST_NODES = 200_000;
  private static final int PARAGRAPH = 60;
  private static final int STORY = 250;
  private static final int SURE = 12;
  private static final double MOST = 0.6;
  private static final Set<String> TITLES =
      Set.copyOf(ResourceLines.of(ScriptStory.class, "script-title-fields.txt"));
  private static final Set<String> NO_STORY =
      Set.copyOf(ResourceLines.of(ScriptStory.class, "script-other-fields.txt"));
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(200).build())
                  .build())
          .build();

  private final ElementFeatures facts;
  private final List<String> titles;
  private int nodes;

  /**
   * @param titles of the page, as {@link Headline#key}
   */
  ScriptStory(ElementFeatures facts, List<String> titles) {
    this.facts = facts;
    this.titles = titles.stream().filter(t -> t.length() >= SURE).toList();
  }

  /** The paragraphs of the story, one a line; empty when no script has it. */
  String find(List<Element> scripts) {
    int left = MOST_JSON;
    String best = "";
    for (Element script : scripts) {
      String data = script.data();
      left -= data.length();
      if (left < 0 || titles.isEmpty()) {
        break;
      }
      String story = data.length() > STORY ? in(tree(script, data)) : "";
      best = story.length() > best.length() ? story : best;
    }
    return best;
  }

  /** JSON by itself, or what a program assigns to a variable. */
  private static @Nullable JsonNode tree(Element script, String data) {
    boolean json = script.attr("type").toLowerCase(Locale.ROOT).contains("json");
    int start = json ? 0 : data.indexOf('{', Math.max(0, data.indexOf('=')));
    if (start < 0 || (!json && start > data.indexOf('=') + 40)) {
      return null;
    }
    try {
      return JSON.readTree(start == 0 ? data : data.substring(start));
    } catch (JsonProcessingException e) {
      return null; // a program, not data
    }
  }

  private String in(@Nullable JsonNode tree) {
    List<String> found = new ArrayList<>();
    nodes = 0;
    if (tree != null) {
      search(tree, tree, 0, found);
    }
    return found.stream().max(Comparator.comparingInt(String::length)).orElse("");
  }

  private void search(JsonNode node, JsonNode around, int depth, List<String> found) {
    if (depth > DEEPEST || ++nodes > MOST_NODES) {
      return;
    }
    if (node.isObject() && isTitled(node)) {
      List<String> strings = new ArrayList<>();
      collect(node, around, depth, strings);
      found.add(story(strings));
    }
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        search(child, node, depth + 1, found);
      }
    }
  }

  private boolean isTitled(JsonNode node) {
    for (String field : TITLES) {
      JsonNode title = node.path(field);
      JsonNode text = title.isObject() ? title.path("rendered") : title;
      if (text.isTextual() && text.asText().length() < 500) {
        String key = TitleKey.of(DocumentParser.text(text.asText()));
        if (key.length() >= SURE && titles.stream().anyMatch(t -> t.startsWith(key))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The running text in an object, without that of other titled objects and of notes about it. */
  private void collect(JsonNode node, JsonNode around, int depth, List<String> strings) {
    if (depth > DEEPEST || ++nodes > MOST_NODES) {
      return;
    }
    if (node.isTextual()) {
      String text = node.asText();
      if (text.length() >= PARAGRAPH && text.indexOf(' ') > 0) {
        strings.add(text);
      }
      return;
    }
    if (node.path("__ref").isTextual()) {
      collect(around.path(node.path("__ref").asText()), around, depth + 1, strings);
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!NO_STORY.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        collect(field.getValue(), around, depth + 1, strings);
      }
    }
    if (node.isArray()) {
      node.forEach(n -> collect(n, around, depth + 1, strings));
    }
  }

  /** One text that is most of all is the story; else they are its paragraphs. */
  private String story(List<String> strings) {
    int all = strings.stream().mapToInt(String::length).sum();
    String longest = strings.stream().max(Comparator.comparingInt(String::length)).orElse("");
    String text =
        longest.length() > MOST * all
            ? paragraphs(longest, facts)
            : strings.stream()
                .distinct()
                .map(s -> paragraphs(s, facts))
                .filter(s -> !s.isEmpty() && StoryText.endsSentence(s))
                .collect(Collectors.joining("\n"));
    return TextLength.count(text) >= STORY ? text : "";
  }

  /** The paragraphs of a text that may be marked up, one a line. */
  static String paragraphs(String text, ElementFeatures facts) {
    if (!text.contains("<") && !text.contains("&")) {
      return text.strip().replaceAll("[ \\t\\u00a0]+", " ").replaceAll("\\s*\\n\\s*", "\n");
    }
    Element body = DocumentParser.fragment(text.replace("\n\n", "<p>"));
    FlatDom outline = new FlatDom(body, facts);
    boolean[] off = new boolean[outline.size()];
    for (int i = 0; i < off.length; i++) {
      off[i] = outline.is(i, ElementFeatures.SILENT | ElementFeatures.DROPPED);
    }
    return StoryText.of(List.of(0), outline, new TextDensity(outline, off), FlatDom.NONE, "");
  }
}
