package dev.silkwire.ingest.parser;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** Parser of JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeedParser {
  /** Limits memory: a token takes up to 100 bytes as a tree node. */
  private static final int MAX_TOKENS = 500_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
                  .build())
          .build();

  private final DateReader dates;

  JsonFeedParser(DateReader dates) {
    this.dates = dates;
  }

  /** Returns the feed; empty if the text is not a JSON object with an array of items. */
  Optional<FeedDocument> parse(String text, String url) {
    try {
      JsonNode root = MAPPER.readTree(text);
      return root == null || !root.path("items").isArray()
          ? Optional.empty()
          : Optional.of(document(root, url));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private FeedDocument document(JsonNode root, String url) {
    List<FeedEntry> entries = new ArrayList<>();
    root.path("items").forEach(item -> entries.add(entry(item, root, url)));
    return new FeedDocument(
        "json-feed",
        text(root, "title"),
        text(root, "home_page_url"),
        text(root, "description"),
        text(root, "language"),
        null,
        null,
        entries,
        true,
        List.of());
  }

  private FeedEntry entry(JsonNode item, JsonNode root, String url) {
    String link = text(item, "url") == null ? text(item, "external_url") : text(item, "url");
    String html = text(item, "content_html");
    String plain = text(item, "content_text");
    return new FeedEntry(
        text(item, "id"),
        FeedText.plain(text(item, "title")),
        link == null ? null : absolute(url, link),
        text(item, "summary"),
        html != null ? html : plain == null ? null : paragraphs(plain),
        date(item, "date_published"),
        date(item, "date_modified"),
        authors(item, root),
        text(item, "language") == null ? text(root, "language") : text(item, "language"));
  }

  private static String absolute(String url, String link) {
    String resolved = StringUtil.resolve(url, link);
    return resolved.isEmpty() ? link : resolved;
  }

  /** Returns plain text as HTML, with a paragraph per line. */
  private static String paragraphs(String plain) {
    return "<p>" + Entities.escape(plain).replaceAll("\\s*\\n\\s*", "</p><p>") + "</p>";
  }

  private Published date(JsonNode item, String field) {
    return dates.read(text(item, field)).map(d -> d.published("feed")).orElse(Published.UNKNOWN);
  }

  private static List<String> authors(JsonNode item, JsonNode root) {
    List<String> names = new ArrayList<>();
    for (JsonNode node : List.of(item, root)) {
      node.path("authors").forEach(a -> add(names, a));
      add(names, node.path("author"));
      if (!names.isEmpty()) {
        break;
      }
    }
    return names;
  }

  private static void add(List<String> names, JsonNode author) {
    String name = text(author, "name");
    if (name != null && !names.contains(name)) {
      names.add(name);
    }
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? FeedText.orNull(value.asText().strip()) : null;
  }
}
