package dev.silkwire.enrich.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Nearest;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.gazetteer.PlaceWords.Words;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.enrich.rules.YamlLists.Entry;
import dev.silkwire.enrich.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks an operator's place words over, and says all that is wrong with them at once. */
final class PlaceEntries {
  private static final Set<String> KEYS = Set.of("country", "kind", "language", "forms");
  private static final Set<String> KINDS = Set.of("name", "demonym", "capital", "city", "region");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private final List<Words> places = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private final List<FileProblem> complaints = new ArrayList<>();

  PlaceWords words() {
    return new PlaceWords(places, hidden);
  }

  List<FileProblem> complaints() {
    return complaints;
  }

  void addHidden(Entry entry) {
    form(entry, entry.node()).ifPresent(hidden::add);
  }

  void addPlace(Entry entry) {
    JsonNode node = entry.node();
    if (!node.isObject()) {
      complain(entry, "a place has country and forms, and is not " + node);
      return;
    }
    unknownKeys(entry);
    String country = node.path("country").asText("");
    if (!CountryNames.COUNTRIES.contains(country)) {
      complain(entry, "a country is two capitals such as KZ, not '" + country + "'");
    }
    String kind = node.path("kind").asText("name");
    if (!KINDS.contains(kind)) {
      complain(entry, "a kind is name, demonym, capital, city or region, not '" + kind + "'");
    }
    String language = node.hasNonNull("language") ? node.get("language").asText() : null;
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      complain(entry, "a language is two or three letters such as de, not '" + language + "'");
    }
    List<String> forms = forms(entry);
    if (complaints.isEmpty()) {
      places.add(new Words(country, Kind.valueOf(kind.toUpperCase(Locale.ROOT)), language, forms));
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
      complain(entry, "a place needs forms, the words that name it");
    }
    return forms;
  }

  /** Words have letters: without them nothing in a text could be found. */
  private Optional<String> form(Entry entry, JsonNode node) {
    String form = node.asText("").strip();
    if (node.isValueNode() && Normalizer.phrase(form).codePoints().anyMatch(Character::isLetter)) {
      return Optional.of(form);
    }
    complain(entry, "words are wanted, not " + node);
    return Optional.empty();
  }

  private void unknownKeys(Entry entry) {
    entry
        .node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                complain(entry, "unknown key '" + key + "'" + Nearest.question(key, KEYS));
              }
            });
  }

  private void complain(Entry entry, String reason) {
    complaints.add(new FileProblem(entry.line(), reason));
  }
}
