package dev.silkwire.enrich.gazetteer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a phrase of the gazetteer stands for. */
public sealed interface PlaceMeaning
    permits PlaceMeaning.Place, PlaceMeaning.Pair, PlaceMeaning.Region, PlaceMeaning.Mask {

  /**
   * Words that lead to a country.
   *
   * @param codes the country; several, the likelier first, where the document must decide
   * @param kind how they lead there
   * @param language they belong to, null for any
   * @param form as listed
   */
  record Place(List<String> codes, Kind kind, @Nullable String language, String form)
      implements PlaceMeaning {
    public Place {
      codes = List.copyOf(codes);
    }

    /** The country, or the likeliest. */
    public String code() {
      return codes.get(0);
    }
  }

  /**
   * Characters of which each stands for a country.
   *
   * @param places in the order of their characters
   * @param language they belong to
   * @param form all of it
   * @param beginsWord whether it means them only where no word goes on in front of it
   */
  record Pair(List<Place> places, String language, String form, boolean beginsWord)
      implements PlaceMeaning {
    public Pair {
      places = List.copyOf(places);
    }
  }

  /**
   * Words that name a group or region of countries.
   *
   * @param id of the region
   * @param language they belong to, null for any
   * @param form as listed
   */
  record Region(String id, @Nullable String language, String form) implements PlaceMeaning {}

  /**
   * Words that contain a place's name and are something else.
   *
   * @param what they are: a sea, an outlet, food …
   * @param country of the organisation; null when it is none
   */
  record Mask(String what, @Nullable String country) implements PlaceMeaning {}

  /** How words lead to a country, and how much they weigh. */
  enum Kind {
    NAME("name", 1.0),
    /** A character beside one of another country. */
    PAIR("name", 1.0),
    DEMONYM("demonym", 0.8),
    CAPITAL("capital", 0.8),
    CITY("city", 0.6),
    REGION("region", 0.6);

    private final String label;
    private final double weight;

    Kind(String label, double weight) {
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
