package dev.silkwire.ingest.rome;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A row of {@code feed-elements.txt}: how {@link FeedTree} copies one kind of element.
 *
 * @param name with the usual prefix of its namespace, such as {@code dc:title}
 * @param form of its value
 * @param parents in which Rome expects it as an element of RSS 2.0 or Atom 1.0
 */
record FeedElementRule(String name, Form form, List<String> parents) {
  /** The forms of values, as described in the data file. */
  enum Form {
    TEXT,
    PLAIN,
    CONTENT,
    LINK,
    ID,
    GUID,
    PERSON,
    PERIOD,
    NUMBER,
    PRINTED
  }

  /** Loads the rows, by name in lower case. */
  static Map<String, FeedElementRule> load() {
    return ResourceLines.of(FeedElementRule.class, "feed-elements.txt").stream()
        .map(FeedElementRule::parse)
        .collect(Collectors.toMap(r -> r.name().toLowerCase(Locale.ROOT), Function.identity()));
  }

  private static FeedElementRule parse(String line) {
    String[] columns = line.split(" ");
    Form form = Form.valueOf(columns[1].toUpperCase(Locale.ROOT));
    return new FeedElementRule(columns[0], form, List.of(columns[2].split(",")));
  }

  /** Returns the prefix, empty for elements of RSS and Atom. */
  String prefix() {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  String localName() {
    return name.substring(name.indexOf(':') + 1);
  }
}
