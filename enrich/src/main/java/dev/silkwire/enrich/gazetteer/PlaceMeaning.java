package dev.silkwire.enrich.gazetteer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meaning of a gazetteer phrase: a place, a pair of countries, a region, or a false name. */
public sealed interface PlaceMeaning
    permits PlaceMeaning.Place,
        PlaceMeaning.CountryPair,
        PlaceMeaning.Region,
        PlaceMeaning.FalsePlaceName {

  /**
   * A phrase that refers to a country.
   *
   * @param codes the country; if ambiguous, all candidates, the likeliest first
   * @param kind how the phrase refers to the country
   * @param language language of the phrase, null for any
   * @param form the phrase as listed
   */
  record Place(List<String> codes, PlaceKind kind, @Nullable String language, String form)
      implements PlaceMeaning {
    public Place {
      codes = List.copyOf(codes);
    }

    /** Returns the country, or the likeliest candidate. */
    public String code() {
      return codes.get(0);
    }
  }

  /**
   * A string of Han characters each of which stands for a country, as in headlines.
   *
   * @param places one per character, in order
   * @param language language of the characters
   * @param form the whole string
   * @param startsWord whether the string counts only if it does not continue a word
   */
  record CountryPair(List<Place> places, String language, String form, boolean startsWord)
      implements PlaceMeaning {
    public CountryPair {
      places = List.copyOf(places);
    }
  }

  /**
   * The name of a group or region of countries.
   *
   * @param id id of the region
   * @param language language of the name, null for any
   * @param form the name as listed
   */
  record Region(String id, @Nullable String language, String form) implements PlaceMeaning {}

  /**
   * A phrase that contains a place name but does not refer to the place.
   *
   * @param category what the phrase names: a sea, an outlet, food …
   * @param country country of the organisation that the phrase names; null if it names none
   */
  record FalsePlaceName(String category, @Nullable String country) implements PlaceMeaning {}

  /** The way a phrase refers to a country, with its weight. */
  enum PlaceKind {
    NAME("name", 1.0),
    /** One character, beside that of another country. */
    PAIR("name", 1.0),
    DEMONYM("demonym", 0.8),
    CAPITAL("capital", 0.8),
    CITY("city", 0.6),
    REGION("region", 0.6);

    private final String label;
    private final double weight;

    PlaceKind(String label, double weight) {
      this.label = label;
      this.weight = weight;
    }

    public String label() {
      return label;
    }

    public double weight() {
      return weight;
    }
  }
}
