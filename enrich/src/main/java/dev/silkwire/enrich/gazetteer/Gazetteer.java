package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.FalsePlaceName;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Region;
import dev.silkwire.enrich.inflection.CyrillicDeclensions;
import dev.silkwire.enrich.inflection.Declensions;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import dev.silkwire.enrich.trie.CaseRule;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A gazetteer: names of countries in many languages (CLDR), demonyms, capitals, provinces and
 * cities, and phrases that contain such a name but mean something else. All are held in one trie.
 * Immutable and safe to share.
 *
 * <pre>{@code
 * Gazetteer gazetteer = Gazetteer.builtIn();
 * gazetteer.isPlace("Kenya"); // true
 * }</pre>
 */
public final class Gazetteer {
  /** A phrase that ends with a common noun in the singular. */
  private static final Pattern COMMON_NOUN = Pattern.compile("\\p{Lu}.* [a-z]*(?:[^s\\W]|ss)");

  private static final int MIN_PROPER_LENGTH = 4;

  private final PhraseTrie<PlaceMeaning> trie;

  private Gazetteer(PhraseTrie<PlaceMeaning> trie) {
    this.trie = trie;
  }

  /**
   * Builds the built-in gazetteer. This takes a few hundred milliseconds, and seconds in a new
   * process; reuse the instance.
   */
  public static Gazetteer builtIn() {
    return with(PlaceWords.NONE);
  }

  /** Builds the built-in gazetteer with an operator's words, which take precedence. */
  public static Gazetteer with(PlaceWords words) {
    Builder builder = new Builder();
    addOperatorWords(builder, words);
    addAliases(builder);
    CountryNames.addTo(builder);
    Demonyms.addTo(builder);
    Cities.addTo(builder);
    TimeZoneCities.addTo(builder);
    Provinces.addTo(builder);
    addRegions(builder);
    addFalsePlaceNames(builder);
    CountryPairs.addTo(builder.trie);
    return new Gazetteer(builder.trie.build());
  }

  /** Returns whether a whole form is the name of a place or a demonym. */
  public boolean isPlace(String form) {
    NormalText text = Normalizer.normalize(form);
    List<PhraseTrie.Match<PlaceMeaning>> matches = trie.find(text, m -> m instanceof Place);
    return matches.size() == 1
        && matches.get(0).from() == 0
        && matches.get(0).to() == text.length();
  }

  public PhraseTrie<PlaceMeaning> trie() {
    return trie;
  }

  private static void addOperatorWords(Builder builder, PlaceWords words) {
    for (PlaceWords.FormGroup group : words.places()) {
      List<String> codes = List.of(group.country());
      group.forms().forEach(f -> builder.add(f, codes, group.kind(), group.language()));
      group.forms().forEach(builder::fix);
    }
    FalsePlaceName hidden = new FalsePlaceName("an operator's rule", null);
    for (String form : words.hidden()) {
      CyrillicDeclensions.of(form).forEach(f -> builder.put(f, CaseRule.PROPER, hidden));
      builder.fix(form);
    }
  }

  private static void addAliases(Builder builder) {
    for (String line : RuleFile.lines("/country/aliases.tsv")) {
      List<String> columns = RuleFile.columns(line);
      List<String> codes = List.of(columns.get(0).split(","));
      PlaceKind kind = PlaceKind.valueOf(columns.get(1).toUpperCase(java.util.Locale.ROOT));
      String language = RuleFile.language(columns.get(2));
      RuleFile.items(columns.get(3)).forEach(f -> builder.add(f, codes, kind, language));
    }
  }

  private static void addRegions(Builder builder) {
    for (String line : RuleFile.lines("/country/regions.tsv")) {
      List<String> columns = RuleFile.columns(line);
      String language = RuleFile.language(columns.get(1));
      for (String form : RuleFile.items(columns.get(2))) {
        Region region = new Region(columns.get(0), language, form);
        CaseRule rule = form.length() < MIN_PROPER_LENGTH ? CaseRule.EXACT : CaseRule.PROPER;
        Declensions.of(form, language).forEach(f -> builder.put(f, rule, region));
      }
    }
  }

  private static void addFalsePlaceNames(Builder builder) {
    for (String line : RuleFile.lines("/country/masks.tsv")) {
      List<String> columns = RuleFile.columns(line);
      FalsePlaceName falseName =
          new FalsePlaceName(columns.get(0), columns.get(1).equals("-") ? null : columns.get(1));
      for (String form : RuleFile.items(columns.get(2))) {
        CyrillicDeclensions.of(form).forEach(f -> builder.put(f, CaseRule.PROPER, falseName));
        if (COMMON_NOUN.matcher(form).matches()) {
          builder.put(plural(form), CaseRule.PROPER, falseName);
        }
      }
    }
  }

  /** Returns the regular English plural: "Danish pastries", "Mexican waves". */
  private static String plural(String noun) {
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun + (noun.matches(".*(?:s|x|ch|sh)") ? "es" : "s");
  }

  /** Collects the phrases; the first meaning of a phrase wins. Not thread-safe. */
  static final class Builder {
    private final PhraseTrie.Builder<PlaceMeaning> trie = new PhraseTrie.Builder<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> capitals = new HashSet<>();
    private final Set<String> fixed = new HashSet<>();
    private final Set<String> excluded = new HashSet<>(RuleFile.lines("/country/not-places.txt"));

    /** Adds a form with its declined forms, unless it was already added for the language. */
    void add(String form, List<String> codes, PlaceKind kind, @Nullable String language) {
      String spelled = Normalizer.phrase(form);
      if (spelled.isEmpty() || excluded.contains(form) || !added.add(language + " " + spelled)) {
        return;
      }
      if (kind == PlaceKind.CAPITAL) {
        capitals.add(codes.get(0) + " " + spelled);
      }
      Place place = new Place(codes, kind, language, spelled);
      CaseRule rule =
          spelled.length() < MIN_PROPER_LENGTH || kind == PlaceKind.DEMONYM
              ? CaseRule.EXACT
              : CaseRule.PROPER;
      for (String inflected : Declensions.of(form, kind == PlaceKind.DEMONYM ? null : language)) {
        put(inflected, rule, place);
      }
      if ("de".equals(language) && kind != PlaceKind.DEMONYM && !spelled.endsWith("s")) {
        put(form + "s", rule, place);
      }
    }

    /** Adds an inflected demonym as it is; it matches in any case, unless it is capitalized. */
    void addInflected(String form, String code, String language) {
      Place place = new Place(List.of(code), PlaceKind.DEMONYM, language, form);
      boolean capital = Character.isUpperCase(form.charAt(0));
      put(form, capital ? CaseRule.PROPER : CaseRule.ANY, place);
    }

    /** Makes the present meanings of a form final: later ones are ignored. */
    void fix(String form) {
      fixed.add(Normalizer.phrase(form));
    }

    private void put(String form, CaseRule rule, PlaceMeaning meaning) {
      if (fixed.isEmpty() || !fixed.contains(Normalizer.phrase(form))) {
        trie.add(form, rule, meaning);
      }
    }

    /** Returns whether a form has been added as the capital of a country. */
    boolean isCapital(String form, String code) {
      return capitals.contains(code + " " + Normalizer.phrase(form));
    }

    /** Returns whether a form has been added for a language or for all languages. */
    boolean has(String form, @Nullable String language) {
      String spelled = Normalizer.phrase(form);
      return added.contains(language + " " + spelled) || added.contains("null " + spelled);
    }
  }
}
