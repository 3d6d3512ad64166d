package dev.silkwire.sink.words;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index of words is asked for.
 *
 * @param words null for any
 * @param facets that an article must all have
 * @param anyOf facets of which it must have one; empty for no such condition
 */
public record IndexQuery(@Nullable WordQuery words, List<String> facets, List<String> anyOf) {
  public IndexQuery {
    facets = List.copyOf(facets);
    anyOf = List.copyOf(anyOf);
  }

  /** The same, of which an article must also have one of these. */
  public IndexQuery within(List<String> oneOfThese) {
    return new IndexQuery(words, facets, oneOfThese);
  }

  /** Whether it is all articles. */
  public boolean isEmpty() {
    return words == null && facets.isEmpty() && anyOf.isEmpty();
  }

  /** For SQLite's FTS5. */
  String fts5() {
    List<String> parts = new ArrayList<>();
    facets.forEach(facet -> parts.add('"' + facet + '"'));
    if (!anyOf.isEmpty()) {
      parts.add(anyOf.stream().collect(joining("\" OR \"", "(\"", "\")")));
    }
    if (words != null) {
      words.wanted().forEach(phrase -> parts.add(WordQuery.fts5(phrase)));
    }
    String without =
        words == null
            ? ""
            : words.unwanted().stream().map(p -> " NOT " + WordQuery.fts5(p)).collect(joining());
    return "(" + String.join(" AND ", parts) + ")" + without;
  }

  /** For PostgreSQL's tsquery. */
  String tsquery() {
    List<String> parts = new ArrayList<>();
    facets.forEach(facet -> parts.add("'" + facet + "'"));
    if (!anyOf.isEmpty()) {
      parts.add(anyOf.stream().collect(joining("' | '", "('", "')")));
    }
    if (words != null) {
      words.wanted().forEach(phrase -> parts.add(WordQuery.tsquery(phrase)));
      words.unwanted().forEach(phrase -> parts.add("!" + WordQuery.tsquery(phrase)));
    }
    return String.join(" & ", parts);
  }
}
