package dev.silkwire.enrich.initiative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.Nearest;
import dev.silkwire.enrich.initiative.CatalogueFile.Bad;
import dev.silkwire.enrich.initiative.CatalogueFile.Good;
import dev.silkwire.enrich.initiative.CatalogueFile.Reading;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.enrich.rules.YamlLists.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks a catalogue's entries over, and says all that is wrong with them at once. */
final class EntryCheck {
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
  private final List<FileProblem> complaints = new ArrayList<>();
  private final Map<String, Initiative> good = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  EntryCheck(List<Entry> entries) {
    this.entries = entries;
  }

  Reading reading() {
    if (entries.isEmpty()) {
      complaints.add(new FileProblem(1, "no entries under 'initiatives'"));
    }
    entries.forEach(this::check);
    good.values().forEach(this::checkParent);
    return complaints.isEmpty()
        ? new Good(Catalogue.of(good.values()), lines)
        : new Bad(complaints);
  }

  private void check(Entry entry) {
    JsonNode node = entry.node();
    if (!node.isObject()) {
      complain(entry, "not an entry: " + node);
      return;
    }
    unknownKeys(entry, node, KEYS, "");
    node.path("acronyms").forEach(a -> unknownKeys(entry, a, ACRONYM_KEYS, " in acronyms"));
    node.path("contextual").forEach(c -> unknownKeys(entry, c, CONTEXTUAL_KEYS, " in contextual"));
    String id = node.path("id").asText("");
    if (!ID.matcher(id).matches()) {
      complain(entry, "an id is lower-case letters, digits and hyphens, not '" + id + "'");
    } else if (lines.putIfAbsent(id, entry.line()) != null) {
      complain(entry, "'" + id + "' stands on line " + lines.get(id) + " already");
    } else {
      convert(entry, id, node);
    }
  }

  private void convert(Entry entry, String id, JsonNode node) {
    if (node.path("name").asText("").isBlank()) {
      complain(entry, "'" + id + "' has no name");
      return;
    }
    try {
      Initiative initiative = Json.mapper().treeToValue(node, Initiative.class);
      good.put(id, initiative);
      EntryForms.check(initiative);
      initiative.regex().values().forEach(pattern -> checkPattern(entry, id, pattern));
      if (hasNoForm(initiative)) {
        complain(entry, "'" + id + "' has no form by which a text could name it");
      }
    } catch (JsonProcessingException e) {
      complain(entry, "'" + id + "' cannot be read: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      complain(entry, "'" + id + "' has " + e.getMessage());
    }
  }

  private static boolean hasNoForm(Initiative it) {
    return it.en().isEmpty()
        && it.acronyms().isEmpty()
        && it.contextual().isEmpty()
        && it.names().isEmpty()
        && it.regex().isEmpty();
  }

  private void checkPattern(Entry entry, String id, String pattern) {
    try {
      LinearPattern.of(pattern);
    } catch (IllegalArgumentException e) {
      complain(entry, "'" + id + "' has a regex that cannot be used: " + e.getMessage());
    }
  }

  private void checkParent(Initiative initiative) {
    String parent = initiative.parent();
    if (parent != null && !good.containsKey(parent)) {
      int line = lines.getOrDefault(initiative.id(), 1);
      complaints.add(
          new FileProblem(
              line,
              "'"
                  + initiative.id()
                  + "' has a parent that is not here: "
                  + parent
                  + Nearest.question(parent, good.keySet())));
    }
  }

  private void unknownKeys(Entry entry, JsonNode node, Set<String> known, String where) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                complain(entry, "unknown key '" + key + "'" + where + Nearest.question(key, known));
              }
            });
  }

  private void complain(Entry entry, String reason) {
    complaints.add(new FileProblem(entry.line(), reason));
  }
}
