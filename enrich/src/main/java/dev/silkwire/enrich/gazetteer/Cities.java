package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
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
 * Capitals, and cities large enough that papers name them bare, from GeoNames (geonames.org, CC BY
 * 4.0). Below half a million inhabitants names begin to collide with ordinary words. A name that
 * cities of several countries share leads to the largest, unless the document names another.
 */
final class Cities {
  private static final String TABLE = "/geonames.org/cities15000.txt";
  private static final int LARGE = 500_000;
  private static final int NOTED = 100_000;
  private static final int RIVAL_SHARE = 8;
  private static final int PEOPLE = 14;
  private static final int NOTED_DIGITS = 6;

  private record City(
      String name, String plain, String others, String type, String country, long people) {
    static City of(String line) {
      String[] c = line.split("\t", -1);
      return new City(c[1], c[2], c[3], c[7], c[8], Long.parseLong(c[14]));
    }

    boolean isNoted() {
      return isCapital() || people >= NOTED;
    }

    boolean isCapital() {
      return type.equals("PPLC");
    }

    boolean isLarge() {
      boolean partOfCity = type.equals("PPLX") && !country.equals("US");
      return people >= LARGE && !partOfCity;
    }
  }

  private Cities() {}

  static void addTo(Gazetteer.Builder builder) {
    List<City> cities =
        RuleFile.rawLines(TABLE).stream()
            .filter(Cities::mayBeNoted)
            .map(City::of)
            .filter(City::isNoted)
            .sorted(Comparator.comparingLong(City::people).reversed())
            .toList();
    Map<String, List<City>> namesakes = new LinkedHashMap<>();
    for (City city : cities) {
      namesakes.computeIfAbsent(city.plain, n -> new ArrayList<>()).add(city);
    }
    for (City city : cities) {
      if (city.isCapital() || city.isLarge()) {
        add(builder, city, namesakes.getOrDefault(city.plain, List.of()));
      }
    }
  }

  /** Spares the trouble of taking small places apart: most of the table. */
  private static boolean mayBeNoted(String line) {
    int at = -1;
    for (int column = 0; column < PEOPLE; column++) {
      at = line.indexOf('\t', at + 1);
    }
    return line.indexOf('\t', at + 1) - at > NOTED_DIGITS || line.contains("\tPPLC\t");
  }

  private static void add(Gazetteer.Builder builder, City city, List<City> namesakes) {
    Kind kind = city.isCapital() ? Kind.CAPITAL : Kind.CITY;
    List<String> codes = codes(city, namesakes);
    for (String form : latinForms(city)) {
      if (!builder.has(form, "en")) {
        builder.add(form, codes, kind, "en");
      }
    }
    for (String form : city.others.split(",")) {
      if (isForeign(form) && !builder.has(form, null)) {
        builder.add(form, List.of(city.country), kind, null);
      }
    }
  }

  private static List<String> codes(City city, List<City> namesakes) {
    Set<String> codes = new LinkedHashSet<>(Set.of(city.country));
    if (!city.isCapital()) {
      namesakes.stream()
          .filter(other -> other.people * RIVAL_SHARE >= city.people)
          .forEach(other -> codes.add(other.country));
    }
    return List.copyOf(codes);
  }

  private static Set<String> latinForms(City city) {
    Set<String> forms = new LinkedHashSet<>();
    for (String form : List.of(city.name, city.plain)) {
      forms.add(form);
      forms.add(form.replaceAll("['’‘]", ""));
    }
    forms.removeIf(f -> f.length() < 3);
    return forms;
  }

  /** Written in another script, and long enough to be nothing else. */
  private static boolean isForeign(String form) {
    if (form.length() < 2 || form.charAt(0) < 0x0400 || !Character.isLetter(form.charAt(0))) {
      return false;
    }
    boolean dense = WordBoundaries.isSpaceless(form.charAt(0)) || form.charAt(0) >= 0xAC00;
    return form.length() >= (dense ? 2 : 4);
  }
}
