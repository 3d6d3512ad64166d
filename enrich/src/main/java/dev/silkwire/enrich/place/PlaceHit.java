package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.FoundPhrase.Subject;
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
public record PlaceHit(
    Place place, List<String> codes, int passage, int from, int to, Standing standing) {

  /** What words count for. */
  public enum Standing {
    /** A mention. */
    COUNTED("mentioned"),
    /** A mention by an adjective that stands for the state. */
    OFFICE("mentioned by an office of its state"),
    /** A mention as where people or things come from. */
    ORIGIN("mentioned as where somebody or something comes from"),
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

    /** Whether it is a mention that weighs in what the article is about. */
    public boolean weighs() {
      return compareTo(HOST) < 0;
    }
  }

  public PlaceHit {
    codes = List.copyOf(codes);
  }

  public static PlaceHit of(Place place, int passage, int from, int to) {
    return new PlaceHit(place, place.codes(), passage, from, to, Standing.COUNTED);
  }

  public String code() {
    return codes.get(0);
  }

  public boolean counts() {
    return standing.weighs() || standing == Standing.HOST;
  }

  /**
   * Whether it names the country itself or a place in it, not people, companies or things by where
   * they come from.
   */
  public boolean isOwn() {
    boolean adjective = place.kind() == Kind.DEMONYM && standing != Standing.OFFICE;
    return !adjective && standing != Standing.ORIGIN;
  }

  /** Whether it does so by the name of the country, its capital or an office of its state. */
  public boolean namesState() {
    return isOwn() && place.kind() != Kind.CITY && place.kind() != Kind.REGION;
  }

  public PlaceHit as(Standing other) {
    return new PlaceHit(place, codes, passage, from, to, other);
  }

  public PlaceHit in(String code) {
    return new PlaceHit(place, List.of(code), passage, from, to, standing);
  }

  /** For an explanation. */
  public FoundPhrase finding(double weight) {
    String choice = place.codes().size() > 1 ? ", of " + String.join(" or ", place.codes()) : "";
    String rule = standing == Standing.COUNTED ? place.kind().label() + choice : standing.rule();
    return new FoundPhrase(Subject.COUNTRY, code(), passage, from, to, counts(), rule, weight);
  }
}
