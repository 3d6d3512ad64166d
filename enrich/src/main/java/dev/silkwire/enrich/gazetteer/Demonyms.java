package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.inflection.CyrillicDeclensions;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.Alphabets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Demonyms: adjectives and nouns derived from country names, inflected for each language. */
final class Demonyms {
  private static final Map<String, Map<String, List<String>>> ENDINGS = endings();

  private Demonyms() {}

  static void addTo(Gazetteer.Builder builder) {
    for (String line : RuleFile.lines("/country/demonyms-en.tsv")) {
      List<String> columns = RuleFile.columns(line);
      for (String form : RuleFile.items(columns.get(1))) {
        builder.add(form, List.of(columns.get(0)), PlaceKind.DEMONYM, "en");
        if (form.matches(".*(?:an|er|i)")) {
          builder.add(form + "s", List.of(columns.get(0)), PlaceKind.DEMONYM, "en");
        }
      }
    }
    for (String line : RuleFile.lines("/country/demonyms.tsv")) {
      List<String> columns = RuleFile.columns(line);
      columns.stream().skip(1).forEach(c -> addInflected(builder, columns.get(0), c));
    }
  }

  private static void addInflected(Gazetteer.Builder builder, String code, String column) {
    int colon = column.indexOf(':');
    String language = column.substring(0, colon);
    for (String base : column.substring(colon + 1).split(",")) {
      for (String form : inflected(language, base)) {
        builder.addInflected(form, code, language);
      }
    }
  }

  private static Set<String> inflected(String language, String base) {
    return switch (language) {
      case "ru", "uk" -> CyrillicDeclensions.ofAdjective(base);
      case "fr" -> french(base);
      case "es", "pt" -> iberian(base);
      case "it" -> italian(base);
      case "de" -> german(base);
      default -> listed(language, base);
    };
  }

  private static Set<String> listed(String language, String base) {
    Map<String, List<String>> endings = ENDINGS.getOrDefault(language, Map.of());
    Set<String> forms = new LinkedHashSet<>();
    for (int stem = 0; stem <= base.length() && forms.isEmpty(); stem++) {
      for (String ending : endings.getOrDefault(base.substring(stem), List.of())) {
        String form = base.substring(0, stem) + (ending.equals("-") ? "" : ending);
        forms.add(form);
        forms.addAll(Alphabets.others(form, language));
      }
    }
    return forms.isEmpty() ? Set.of(base) : forms;
  }

  private static Map<String, Map<String, List<String>>> endings() {
    Map<String, Map<String, List<String>>> endings = new HashMap<>();
    for (String line : RuleFile.lines("/country/demonym-endings.tsv")) {
      List<String> columns = RuleFile.columns(line);
      endings
          .computeIfAbsent(columns.get(0), l -> new HashMap<>())
          .put(columns.get(1), List.of(columns.get(2).split(" ")));
    }
    return Map.copyOf(endings);
  }

  private static Set<String> french(String base) {
    if (base.endsWith("en") || base.endsWith("on")) {
      return suffixed(base, "s", "ne", "nes");
    }
    if (base.endsWith("s")) {
      return suffixed(base, "e", "es");
    }
    return base.endsWith("e") || base.endsWith("è")
        ? suffixed(base, "s")
        : suffixed(base, "s", "e", "es");
  }

  private static Set<String> iberian(String base) {
    Set<String> forms = new LinkedHashSet<>(Set.of(base));
    String stem = base.substring(0, base.length() - 1);
    if (base.endsWith("o")) {
      forms.addAll(suffixed(stem, "o", "a", "os", "as"));
    } else if (base.matches(".*(?:és|ês|án|ón|ín)")) {
      forms.addAll(stressed(base));
    } else if (base.endsWith("ão")) {
      forms.addAll(suffixed(base.substring(0, base.length() - 2), "ães", "ãos", "ões"));
    } else if (base.matches(".*[íl]") || base.endsWith("gol")) {
      forms.addAll(suffixed(base, "es", "s", "a", "as"));
    } else {
      forms.addAll(suffixed(base, "s", "es"));
    }
    return forms;
  }

  /** Inflects a base with a stressed last syllable, which loses its accent before an ending. */
  private static Set<String> stressed(String base) {
    int accent = base.length() - 2;
    char plain =
        switch (base.charAt(accent)) {
          case 'é', 'ê' -> 'e';
          case 'á' -> 'a';
          case 'ó' -> 'o';
          default -> 'i';
        };
    String stem = base.substring(0, accent) + plain + base.charAt(accent + 1);
    Set<String> forms = new LinkedHashSet<>();
    for (String ending : List.of("a", "es", "as")) {
      forms.add(stem + ending);
    }
    return forms;
  }

  private static Set<String> italian(String base) {
    String stem = base.substring(0, base.length() - 1);
    if (base.endsWith("co")) {
      return suffixed(stem, "o", "a", "i", "he", "hi");
    }
    if (base.endsWith("o")) {
      return suffixed(stem, "o", "a", "i", "e");
    }
    return base.endsWith("e") ? suffixed(stem, "e", "i") : suffixed(stem, "a", "i", "e");
  }

  private static Set<String> german(String base) {
    if (Character.isLowerCase(base.charAt(0))) {
      return suffixed(base, "e", "en", "er", "es", "em");
    }
    return base.endsWith("e") ? suffixed(base, "n") : suffixed(base, "s", "n", "in", "innen", "en");
  }

  private static Set<String> suffixed(String stem, String... endings) {
    List<String> forms = new ArrayList<>();
    forms.add(stem);
    for (String ending : endings) {
      forms.add(stem + ending);
    }
    return new LinkedHashSet<>(forms);
  }
}
