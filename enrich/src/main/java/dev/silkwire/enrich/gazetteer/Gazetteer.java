package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Mask;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
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
 * All words that lead to a country: names in many languages from the CLDR, demonyms, capitals,
 * provinces and cities, and the phrases that hide them. Built once; immutable and safe to share.
 */
public final class Gazetteer {
  /** A phrase whose last word is a common noun in the singular. */
  private static final Pattern COMMON_NOUN = Pattern.compile("\\p{Lu}.* [a-z]*(?:[^s\\W]|ss)");

  private static final int SHORT = 4;

  private final PhraseTrie<PlaceMeaning> trie;

  private Gazetteer(PhraseTrie<PlaceMeaning> trie) {
    this.trie = trie;
  }

  /**
   * The gazetteer that comes with the program; takes some hundred milliseconds warm, seconds in a
   * new process.
   */
  public static Gazetteer builtIn() {
    return with(PlaceWords.NONE);
  }

  /** The same, except for what an operator says of some words. */
  public static Gazetteer with(PlaceWords own) {
    Builder builder = new Builder();
    addOwn(builder, own);
    addAliases(builder);
    CountryNames.addTo(builder);
    Demonyms.addTo(builder);
    Cities.addTo(builder);
    TimeZoneCities.addTo(builder);
    Provinces.addTo(builder);
    addRegions(builder);
    addMasks(builder);
    CountryPairs.addTo(builder.trie);
    return new Gazetteer(builder.trie.build());
  }

  /** Whether all of a form is the name of a country or a city, or what their people are called. */
  public boolean leadsToPlace(String form) {
    NormalText text = Normalizer.normalize(form);
    List<PhraseTrie.Match<PlaceMeaning>> found = trie.find(text, m -> m instanceof Place);
    return found.size() == 1 && found.get(0).from() == 0 && found.get(0).to() == text.length();
  }

  public PhraseTrie<PlaceMeaning> trie() {
    return trie;
  }

  private static void addOwn(Builder builder, PlaceWords own) {
    for (PlaceWords.Words words : own.places()) {
      List<String> codes = List.of(words.country());
      words.forms().forEach(f -> builder.add(f, codes, words.kind(), words.language()));
      words.forms().forEach(builder::keep);
    }
    Mask hidden = new Mask("an operator's rule", null);
    for (String form : own.hidden()) {
      CyrillicDeclensions.of(form).forEach(f -> builder.put(f, CaseRule.PROPER, hidden));
      builder.keep(form);
    }
  }

  private static void addAliases(Builder builder) {
    for (String line : RuleFile.lines("/country/aliases.tsv")) {
      List<String> columns = RuleFile.columns(line);
      List<String> codes = List.of(columns.get(0).split(","));
      Kind kind = Kind.valueOf(columns.get(1).toUpperCase(java.util.Locale.ROOT));
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
        CaseRule rule = form.length() < SHORT ? CaseRule.EXACT : CaseRule.PROPER;
        Declensions.of(form, language).forEach(f -> builder.put(f, rule, region));
      }
    }
  }

  private static void addMasks(Builder builder) {
    for (String line : RuleFile.lines("/country/masks.tsv")) {
      List<String> columns = RuleFile.columns(line);
      Mask mask = new Mask(columns.get(0), columns.get(1).equals("-") ? null : columns.get(1));
      for (String form : RuleFile.items(columns.get(2))) {
        CyrillicDeclensions.of(form).forEach(f -> builder.put(f, CaseRule.PROPER, mask));
        if (COMMON_NOUN.matcher(form).matches()) {
          builder.put(plural(form), CaseRule.PROPER, mask);
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

  /** Collects the words, first come first kept. Not thread-safe. */
  static final class Builder {
    private final PhraseTrie.Builder<PlaceMeaning> trie = new PhraseTrie.Builder<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> capitals = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<String> refused = new HashSet<>(RuleFile.lines("/country/not-places.txt"));

    /** Adds a form with its inflections, unless the language has it already. */
    void add(String form, List<String> codes, Kind kind, @Nullable String language) {
      String spelled = Normalizer.phrase(form);
      if (spelled.isEmpty() || refused.contains(form) || !known.add(language + " " + spelled)) {
        return;
      }
      if (kind == Kind.CAPITAL) {
        capitals.add(codes.get(0) + " " + spelled);
      }
      Place place = new Place(codes, kind, language, spelled);
      CaseRule rule =
          spelled.length() < SHORT || kind == Kind.DEMONYM ? CaseRule.EXACT : CaseRule.PROPER;
      for (String inflected : Declensions.of(form, kind == Kind.DEMONYM ? null : language)) {
        put(inflected, rule, place);
      }
      if ("de".equals(language) && kind != Kind.DEMONYM && !spelled.endsWith("s")) {
        put(form + "s", rule, place);
      }
    }

    /** Adds an inflected form of a demonym as it is: in any case, unless it has a capital. */
    void addInflected(String form, String code, String language) {
      Place place = new Place(List.of(code), Kind.DEMONYM, language, form);
      boolean capital = Character.isUpperCase(form.charAt(0));
      put(form, capital ? CaseRule.PROPER : CaseRule.ANY, place);
    }

    /** What has been said of a form is all: what comes later is left out. */
    void keep(String form) {
      kept.add(Normalizer.phrase(form));
    }

    private void put(String form, CaseRule rule, PlaceMeaning meaning) {
      if (kept.isEmpty() || !kept.contains(Normalizer.phrase(form))) {
        trie.add(form, rule, meaning);
      }
    }

    /** Whether a form has been added as the capital of a country. */
    boolean isCapital(String form, String code) {
      return capitals.contains(code + " " + Normalizer.phrase(form));
    }

    /** Whether a form stands for something already, in a language or in all. */
    boolean has(String form, @Nullable String language) {
      String spelled = Normalizer.phrase(form);
      return known.contains(language + " " + spelled) || known.contains("null " + spelled);
    }
  }
}
