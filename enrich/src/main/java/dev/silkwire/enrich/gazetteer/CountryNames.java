package dev.silkwire.enrich.gazetteer;

import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import com.ibm.icu.util.UResourceBundleIterator;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of countries in many languages, from the Unicode CLDR data in ICU4J (Unicode License v3).
 */
final class CountryNames {
  private static final String REGIONS = "com/ibm/icu/impl/data/icudata/region";
  private static final List<String> FORMS =
      List.of("Countries", "Countries%short", "Countries%variant");
  private static final List<String> LOCALES =
      List.of(
          "en",
          "zh",
          "zh_Hant",
          "zh_Hant_HK",
          "ja",
          "ko",
          "ru",
          "uk",
          "ar",
          "fa",
          "ur",
          "fr",
          "es",
          "pt",
          "pt_PT",
          "de",
          "it",
          "nl",
          "id",
          "ms",
          "vi",
          "tr",
          "th",
          "pl",
          "cs",
          "sv",
          "da",
          "no",
          "fi",
          "ro",
          "hu",
          "el",
          "he",
          "hi",
          "bn",
          "kk",
          "ky",
          "uz",
          "az",
          "sw",
          "my",
          "km",
          "lo",
          "mn",
          "bg",
          "sr",
          "hr",
          "sk",
          "sl",
          "lt",
          "lv",
          "et",
          "fil");

  /** Codes of all countries and territories: ISO 3166-1 alpha-2, and XK for Kosovo. */
  static final Set<String> COUNTRIES = countries();

  /** A name with a second one in brackets: "Myanmar (Burma)". */
  private static final Pattern WITH_OTHER_NAME = Pattern.compile("(.+?) ?[(（](.+)[)）]");

  /** Countries whose brackets hold a second name, not a qualifier as in "Congo (Republic)". */
  private static final Set<String> WITH_TWO_NAMES =
      Set.of("CC", "CI", "FK", "MM", "SZ", "TL", "TR");

  private static final String GEORGIA = "GE";
  private static final Set<String> GEORGIA_AND_THE_STATE = Set.of("Georgia", "Géorgie", "Geórgia");

  private CountryNames() {}

  static void addTo(Gazetteer.Builder builder) {
    for (String locale : LOCALES) {
      UResourceBundle names =
          UResourceBundle.getBundleInstance(REGIONS, new ULocale(locale).getName());
      FORMS.forEach(form -> addNames(builder, names, form, language(locale)));
    }
  }

  private static void addNames(
      Gazetteer.Builder builder, UResourceBundle names, String form, String language) {
    UResourceBundleIterator table;
    try {
      table = names.get(form).getIterator();
    } catch (MissingResourceException e) {
      return; // Not every language has short forms and variants.
    }
    while (table.hasNext()) {
      UResourceBundle entry = table.next();
      if (COUNTRIES.contains(entry.getKey())) {
        addName(builder, entry.getString(), entry.getKey(), language);
      }
    }
  }

  private static void addName(
      Gazetteer.Builder builder, String name, String code, String language) {
    Matcher both = WITH_OTHER_NAME.matcher(name);
    if (!both.matches()) {
      addForm(builder, name, code, language);
      return;
    }
    addForm(builder, both.group(1), code, language);
    if (WITH_TWO_NAMES.contains(code)) {
      addForm(builder, both.group(2), code, language);
    }
  }

  private static void addForm(
      Gazetteer.Builder builder, String name, String code, String language) {
    List<String> codes = isGeorgia(code, name) ? List.of(GEORGIA, "US") : List.of(code);
    builder.add(name, codes, PlaceKind.NAME, language);
  }

  private static boolean isGeorgia(String code, String name) {
    return code.equals(GEORGIA) && GEORGIA_AND_THE_STATE.contains(name);
  }

  private static Set<String> countries() {
    Set<String> codes = new HashSet<>(Set.of(Locale.getISOCountries()));
    codes.add("XK");
    return Set.copyOf(codes);
  }

  private static String language(String locale) {
    int end = locale.indexOf('_');
    return end < 0 ? locale : locale.substring(0, end);
  }
}
