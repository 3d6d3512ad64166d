package dev.silkwire.sink.words;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query to the full-text index.
 *
 * @param words phrases to search for; null for no condition
 * @param facets facets that an article must all have
 * @param anyOf facets of which an article must have at least one; empty for no condition
 */
public record IndexQuery(@Nullable WordQuery words, List<String> facets, List<String> anyOf) {
  public IndexQuery {
    facets = List.copyOf(facets);
    anyOf = List.copyOf(anyOf);
  }

  /** Returns this query with another {@code anyOf}. */
  public IndexQuery withAnyOf(List<String> anyFacets) {
    return new IndexQuery(words, facets, anyFacets);
  }

  /** Returns whether the query has no condition and matches all articles. */
  public boolean isEmpty() {
    return words == null && facets.isEmpty() && anyOf.isEmpty();
  }

  /** Returns the query in the syntax of SQLite's FTS5. */
  String fts5() {
    List<String> parts = new ArrayList<>();
    facets.forEach(facet -> parts.add('"' + facet + '"'));
    if (!anyOf.isEmpty()) {
      parts.add(anyOf.stream().collect(joining("\" OR \"", "(\"", "\")")));
    }
    if (words != null) {
      words.required().forEach(phrase -> parts.add(WordQuery.fts5(phrase)));
    }
    String excluded =
        words == null
            ? ""
            : words.excluded().stream().map(p -> " NOT " + WordQuery.fts5(p)).collect(joining());
    return "(" + String.join(" AND ", parts) + ")" + excluded;
  }

  /** Returns the query in the syntax of PostgreSQL's tsquery. */
  String tsquery() {
    List<String> parts = new ArrayList<>();
    facets.forEach(facet -> parts.add("'" + facet + "'"));
    if (!anyOf.isEmpty()) {
      parts.add(anyOf.stream().collect(joining("' | '", "('", "')")));
    }
    if (words != null) {
      words.required().forEach(phrase -> parts.add(WordQuery.tsquery(phrase)));
      words.excluded().forEach(phrase -> parts.add("!" + WordQuery.tsquery(phrase)));
    }
    return String.join(" & ", parts);
  }
}
