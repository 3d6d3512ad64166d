package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.Meaning.Place;
import dev.silkwire.enrich.text.Finding;
import dev.silkwire.enrich.text.Finding.Subject;
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
    COUNTED("mentioned"),
    /** A mention that says nothing of what the article is about. */
    HOST("mentioned as the seat of a body of many countries"),
    /** A mention in a passage that repeats another. */
    REPEATED("stands in a passage that repeats another"),
    /** Where the report was filed. */
    DATELINE("where the report was filed"),
    /** Part of an organisation's name. */
    ORGANISATION("part of an organisation's name"),
    /** Part of a currency's name. */
    CURRENCY("part of a currency's name"),
    /** Part of the name of a street, a river, a county … */
    FEATURE("part of the name of a street, a river or the like"),
    /** A person's name. */
    PERSON("a person's name"),
    /** The name of a language. */
    LANGUAGE("a language, not what belongs to its country"),
    /** A word that looks like a short form. */
    MISREAD("a word that looks like a short form"),
    /** Rather something else, and nothing speaks for the place. */
    WEAK("rather something else, and nothing in the article speaks for the place"),
    /** The seat of a group of countries, which is meant. */
    SEAT("stands for the group of countries that has its seat there");

    private final String rule;

    Standing(String rule) {
      this.rule = rule;
    }

    /** For a person. */
    String rule() {
      return rule;
    }
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
    return standing == Standing.COUNTED || standing == Standing.HOST;
  }

  PlaceHit as(Standing other) {
    return new PlaceHit(place, codes, passage, from, to, other);
  }

  PlaceHit in(String code) {
    return new PlaceHit(place, List.of(code), passage, from, to, standing);
  }

  /** For an explanation. */
  Finding finding(double weight) {
    String choice = place.codes().size() > 1 ? ", of " + String.join(" or ", place.codes()) : "";
    String rule = standing == Standing.COUNTED ? place.kind().label() + choice : standing.rule();
    return new Finding(Subject.COUNTRY, code(), passage, from, to, counts(), rule, weight);
  }
}
