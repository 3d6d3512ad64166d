package dev.silkwire.enrich.initiative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.error.SpellingSuggestion;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.initiative.CatalogueFile.Invalid;
import dev.silkwire.enrich.initiative.CatalogueFile.Result;
import dev.silkwire.enrich.initiative.CatalogueFile.Valid;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.enrich.rules.YamlLists.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The parser of a catalogue's entries; collects all problems. Not thread-safe. */
final class EntryParser {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "family",
          "kind",
          "lead",
          "since",
          "parent",
          "en",
          "acronyms",
          "contextual",
          "names",
          "regex",
          "exclude",
          "note");
  private static final Set<String> ACRONYM_KEYS =
      Set.of("form", "ambiguous", "lang", "not", "context");
  private static final Set<String> CONTEXTUAL_KEYS = Set.of("phrase", "requires");

  private final List<Entry> entries;
  private final List<FileProblem> problems = new ArrayList<>();
  private final Map<String, Initiative> initiatives = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  EntryParser(List<Entry> entries) {
    this.entries = entries;
  }

  /** Parses and validates all entries. */
  Result result() {
    if (entries.isEmpty()) {
      problems.add(new FileProblem(1, "no entries under 'initiatives'"));
    }
    entries.forEach(this::check);
    initiatives.values().forEach(this::checkParent);
    return problems.isEmpty()
        ? new Valid(Catalogue.of(initiatives.values()), lines)
        : new Invalid(problems);
  }

  private void check(Entry entry) {
    JsonNode node = entry.node();
    if (!node.isObject()) {
      addProblem(entry, "not an entry: " + node);
      return;
    }
    reportUnknownKeys(entry, node, KEYS, "");
    node.path("acronyms").forEach(a -> reportUnknownKeys(entry, a, ACRONYM_KEYS, " in acronyms"));
    node.path("contextual")
        .forEach(c -> reportUnknownKeys(entry, c, CONTEXTUAL_KEYS, " in contextual"));
    String id = node.path("id").asText("");
    if (!ID.matcher(id).matches()) {
      addProblem(entry, "an id is lower-case letters, digits and hyphens, not '" + id + "'");
    } else if (lines.putIfAbsent(id, entry.line()) != null) {
      addProblem(entry, "'" + id + "' is already defined on line " + lines.get(id));
    } else {
      convert(entry, id, node);
    }
  }

  private void convert(Entry entry, String id, JsonNode node) {
    if (node.path("name").asText("").isBlank()) {
      addProblem(entry, "'" + id + "' has no name");
      return;
    }
    try {
      Initiative initiative = Json.mapper().treeToValue(node, Initiative.class);
      initiatives.put(id, initiative);
      EntryForms.check(initiative);
      initiative.regex().values().forEach(pattern -> checkPattern(entry, id, pattern));
      if (hasNoForms(initiative)) {
        addProblem(entry, "'" + id + "' has no form that could occur in a text");
      }
    } catch (JsonProcessingException e) {
      addProblem(entry, "'" + id + "' cannot be read: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      addProblem(entry, "'" + id + "' has " + e.getMessage());
    }
  }

  private static boolean hasNoForms(Initiative initiative) {
    return initiative.en().isEmpty()
        && initiative.acronyms().isEmpty()
        && initiative.contextual().isEmpty()
        && initiative.names().isEmpty()
        && initiative.regex().isEmpty();
  }

  private void checkPattern(Entry entry, String id, String pattern) {
    try {
      LinearPattern.of(pattern);
    } catch (IllegalArgumentException e) {
      addProblem(entry, "'" + id + "' has a regex that cannot be used: " + e.getMessage());
    }
  }

  private void checkParent(Initiative initiative) {
    String parent = initiative.parent();
    if (parent != null && !initiatives.containsKey(parent)) {
      int line = lines.getOrDefault(initiative.id(), 1);
      problems.add(
          new FileProblem(
              line,
              "'"
                  + initiative.id()
                  + "' has an unknown parent: "
                  + parent
                  + SpellingSuggestion.question(parent, initiatives.keySet())));
    }
  }

  private void reportUnknownKeys(Entry entry, JsonNode node, Set<String> known, String where) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                addProblem(
                    entry,
                    "unknown key '" + key + "'" + where + SpellingSuggestion.question(key, known));
              }
            });
  }

  private void addProblem(Entry entry, String reason) {
    problems.add(new FileProblem(entry.line(), reason));
  }
}
