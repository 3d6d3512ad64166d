package dev.silkwire.enrich.gazetteer;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import java.util.List;

/**
 * Names of the cities that time zones are named after, most of them capitals, in languages with
 * Latin script, from the Unicode CLDR data in ICU4J (Unicode License v3). Names in other scripts
 * come from GeoNames.
 */
final class TimeZoneCities {
  private static final List<String> LANGUAGES =
      List.of(
          "fr", "es", "pt", "de", "it", "tr", "pl", "vi", "nl", "ro", "hu", "cs", "sv", "fi", "sk",
          "hr", "da", "no", "az", "lt", "lv", "et");

  /** A time zone, its country, and the English name of its city. */
  private record Zone(String id, String country, String english) {}

  private TimeZoneCities() {}

  /** Adds the cities to a gazetteer, which must already contain their English names. */
  static void addTo(Gazetteer.Builder builder) {
    List<Zone> zones = zones();
    for (String language : LANGUAGES) {
      TimeZoneNames names = TimeZoneNames.getInstance(new ULocale(language));
      for (Zone zone : zones) {
        String city = names.getExemplarLocationName(zone.id);
        if (city != null && city.length() > 1) {
          add(builder, city, language, zone);
        }
      }
    }
  }

  private static List<Zone> zones() {
    TimeZoneNames english = TimeZoneNames.getInstance(ULocale.ENGLISH);
    return TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)
        .stream()
        .map(id -> new Zone(id, TimeZone.getRegion(id), english.getExemplarLocationName(id)))
        .toList();
  }

  private static void add(Gazetteer.Builder builder, String city, String language, Zone zone) {
    boolean known = builder.has(city, language) || builder.has(city, "en");
    if (!known) {
      PlaceKind kind =
          builder.isCapital(zone.english, zone.country) ? PlaceKind.CAPITAL : PlaceKind.CITY;
      builder.add(city, List.of(zone.country), kind, language);
    }
  }
}
