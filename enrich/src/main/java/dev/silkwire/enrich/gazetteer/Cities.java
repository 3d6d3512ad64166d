package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Capitals, and cities that newspapers name without their country, from GeoNames (geonames.org, CC
 * BY 4.0). Names of cities with fewer than 500,000 inhabitants often collide with ordinary words. A
 * name that several countries share refers to the largest city, unless the article names another of
 * these countries.
 */
final class Cities {
  private static final String TABLE = "/geonames.org/cities15000.txt";
  private static final int LARGE_POPULATION = 500_000;
  private static final int MIN_POPULATION = 100_000;
  private static final int NAMESAKE_DIVISOR = 8;
  private static final int POPULATION_COLUMN = 14;
  private static final int MIN_POPULATION_DIGITS = 6;

  private record City(
      String name,
      String asciiName,
      String alternateNames,
      String featureCode,
      String country,
      long population) {
    static City of(String line) {
      String[] c = line.split("\t", -1);
      return new City(c[1], c[2], c[3], c[7], c[8], Long.parseLong(c[14]));
    }

    boolean isRelevant() {
      return isCapital() || population >= MIN_POPULATION;
    }

    boolean isCapital() {
      return featureCode.equals("PPLC");
    }

    boolean isLarge() {
      boolean partOfCity = featureCode.equals("PPLX") && !country.equals("US");
      return population >= LARGE_POPULATION && !partOfCity;
    }
  }

  private Cities() {}

  static void addTo(Gazetteer.Builder builder) {
    List<City> cities =
        RuleFile.rawLines(TABLE).stream()
            .filter(Cities::mayBeRelevant)
            .map(City::of)
            .filter(City::isRelevant)
            .sorted(Comparator.comparingLong(City::population).reversed())
            .toList();
    Map<String, List<City>> namesakes = new LinkedHashMap<>();
    for (City city : cities) {
      namesakes.computeIfAbsent(city.asciiName, n -> new ArrayList<>()).add(city);
    }
    for (City city : cities) {
      if (city.isCapital() || city.isLarge()) {
        add(builder, city, namesakes.getOrDefault(city.asciiName, List.of()));
      }
    }
  }

  /** Returns whether a line may be relevant; most are not, and need not be split. */
  private static boolean mayBeRelevant(String line) {
    int at = -1;
    for (int column = 0; column < POPULATION_COLUMN; column++) {
      at = line.indexOf('\t', at + 1);
    }
    return line.indexOf('\t', at + 1) - at > MIN_POPULATION_DIGITS || line.contains("\tPPLC\t");
  }

  private static void add(Gazetteer.Builder builder, City city, List<City> namesakes) {
    PlaceKind kind = city.isCapital() ? PlaceKind.CAPITAL : PlaceKind.CITY;
    List<String> codes = codes(city, namesakes);
    for (String form : latinForms(city)) {
      if (!builder.has(form, "en")) {
        builder.add(form, codes, kind, "en");
      }
    }
    for (String form : city.alternateNames.split(",")) {
      if (isOtherScript(form) && !builder.has(form, null)) {
        builder.add(form, List.of(city.country), kind, null);
      }
    }
  }

  private static List<String> codes(City city, List<City> namesakes) {
    Set<String> codes = new LinkedHashSet<>(Set.of(city.country));
    if (!city.isCapital()) {
      namesakes.stream()
          .filter(other -> other.population * NAMESAKE_DIVISOR >= city.population)
          .forEach(other -> codes.add(other.country));
    }
    return List.copyOf(codes);
  }

  private static Set<String> latinForms(City city) {
    Set<String> forms = new LinkedHashSet<>();
    for (String form : List.of(city.name, city.asciiName)) {
      forms.add(form);
      forms.add(form.replaceAll("['’‘]", ""));
    }
    forms.removeIf(f -> f.length() < 3);
    return forms;
  }

  /** Returns whether a form is in another script and long enough to be unambiguous. */
  private static boolean isOtherScript(String form) {
    if (form.length() < 2 || form.charAt(0) < 0x0400 || !Character.isLetter(form.charAt(0))) {
      return false;
    }
    boolean dense = WordBoundaries.isSpaceless(form.charAt(0)) || form.charAt(0) >= 0xAC00;
    return form.length() >= (dense ? 2 : 4);
  }
}
