package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.Meaning.Place;
import java.util.List;

/**
 * Words of an article that lead to a country.
 *
 * @param place what they mean
 * @param codes the countries still in question, the likelier first
 * @param passage which passage, counted from 0
 * @param from where they begin in the passage's normal text
 * @param to behind their end
 * @param standing what they count for
 */
record PlaceHit(Place place, List<String> codes, int passage, int from, int to, Standing standing) {

  /** What words count for. */
  enum Standing {
    /** A mention. */
    COUNTED,
    /** A mention in a passage that repeats another. */
    REPEATED,
    /** Where the report was filed. */
    DATELINE,
    /** Part of an organisation's name. */
    ORGANISATION,
    /** Part of a currency's name. */
    CURRENCY,
    /** A person, or too weak to count. */
    DROPPED
  }

  PlaceHit {
    codes = List.copyOf(codes);
  }

  static PlaceHit of(Place place, int passage, int from, int to) {
    return new PlaceHit(place, place.codes(), passage, from, to, Standing.COUNTED);
  }

  String code() {
    return codes.get(0);
  }

  boolean counts() {
    return standing == Standing.COUNTED;
  }

  PlaceHit as(Standing other) {
    return new PlaceHit(place, codes, passage, from, to, other);
  }

  PlaceHit in(String code) {
    return new PlaceHit(place, List.of(code), passage, from, to, standing);
  }
}
