package dev.silkwire.enrich.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.error.SpellingSuggestion;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.gazetteer.PlaceWords.FormGroup;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.enrich.rules.YamlLists.Entry;
import dev.silkwire.enrich.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parser of an operator's place entries; collects all problems. Not thread-safe. */
final class PlaceEntries {
  private static final Set<String> KEYS = Set.of("country", "kind", "language", "forms");
  private static final Set<String> KINDS = Set.of("name", "demonym", "capital", "city", "region");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private final List<FormGroup> places = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private final List<FileProblem> problems = new ArrayList<>();

  PlaceWords words() {
    return new PlaceWords(places, hidden);
  }

  List<FileProblem> problems() {
    return problems;
  }

  void addHidden(Entry entry) {
    form(entry, entry.node()).ifPresent(hidden::add);
  }

  void addPlace(Entry entry) {
    JsonNode node = entry.node();
    if (!node.isObject()) {
      addProblem(entry, "a place has country and forms, and is not " + node);
      return;
    }
    reportUnknownKeys(entry);
    String country = node.path("country").asText("");
    if (!CountryNames.COUNTRIES.contains(country)) {
      addProblem(entry, "a country is two capitals such as KZ, not '" + country + "'");
    }
    String kind = node.path("kind").asText("name");
    if (!KINDS.contains(kind)) {
      addProblem(entry, "a kind is name, demonym, capital, city or region, not '" + kind + "'");
    }
    String language = node.hasNonNull("language") ? node.get("language").asText() : null;
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      addProblem(entry, "a language is two or three letters such as de, not '" + language + "'");
    }
    List<String> forms = forms(entry);
    if (problems.isEmpty()) {
      places.add(
          new FormGroup(
              country, PlaceKind.valueOf(kind.toUpperCase(Locale.ROOT)), language, forms));
    }
  }

  private List<String> forms(Entry entry) {
    List<String> forms = new ArrayList<>();
    JsonNode listed = entry.node().path("forms");
    if (listed.isTextual()) {
      form(entry, listed).ifPresent(forms::add);
    } else if (listed.isArray() && !listed.isEmpty()) {
      listed.forEach(form -> form(entry, form).ifPresent(forms::add));
    } else {
      addProblem(entry, "a place needs forms, the words that name it");
    }
    return forms;
  }

  /** Parses a form; a form without letters could never match, and is a problem. */
  private Optional<String> form(Entry entry, JsonNode node) {
    String form = node.asText("").strip();
    if (node.isValueNode() && Normalizer.phrase(form).codePoints().anyMatch(Character::isLetter)) {
      return Optional.of(form);
    }
    addProblem(entry, "a form must be a word, not " + node);
    return Optional.empty();
  }

  private void reportUnknownKeys(Entry entry) {
    entry
        .node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                addProblem(
                    entry, "unknown key '" + key + "'" + SpellingSuggestion.question(key, KEYS));
              }
            });
  }

  private void addProblem(Entry entry, String reason) {
    problems.add(new FileProblem(entry.line(), reason));
  }
}
