package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.FoundPhrase.Subject;
import java.util.List;

/**
 * A phrase of an article that refers to a country.
 *
 * @param place the meaning of the phrase
 * @param codes the candidate countries, the likeliest first
 * @param passage index of the passage, from 0
 * @param from start of the phrase in the passage's normalized text
 * @param to end of the phrase, exclusive
 * @param role role of the phrase in the article
 */
public record PlaceHit(
    Place place, List<String> codes, int passage, int from, int to, MentionRole role) {

  /** The role of a phrase. The order matters: see {@link #weighs}. */
  public enum MentionRole {
    /** A mention. */
    COUNTED("mentioned"),
    /** A mention by a demonym that stands for the state: "French president". */
    OFFICE("mentioned by an office of its state"),
    /** A mention as the origin of people or things. */
    ORIGIN("mentioned as where somebody or something comes from"),
    /** A mention as the seat of an international organisation; irrelevant for the focus. */
    HOST("mentioned as the seat of a body of many countries"),
    /** A mention in a line that repeats another. */
    REPEATED("stands in a passage that repeats another"),
    /** The place where the report was filed. */
    DATELINE("where the report was filed"),
    /** Part of an organisation's name. */
    ORGANISATION("part of an organisation's name"),
    /** Part of a currency's name. */
    CURRENCY("part of a currency's name"),
    /** Part of the name of a street, a river, a county or another feature. */
    FEATURE("part of the name of a street, a river or the like"),
    /** A person's name. */
    PERSON("a person's name"),
    /** The name of a language. */
    LANGUAGE("a language, not what belongs to its country"),
    /** A word that is spelled like an abbreviation of a place. */
    MISREAD("a word that looks like a short form"),
    /** A name with a more common meaning, without evidence for the place. */
    WEAK("rather something else, and nothing in the article speaks for the place"),
    /** A capital that stands for the group of countries that has its seat there. */
    SEAT("stands for the group of countries that has its seat there");

    private final String rule;

    MentionRole(String rule) {
      this.rule = rule;
    }

    /** Returns the rule in words, for explanations. */
    String rule() {
      return rule;
    }

    /** Returns whether a phrase with this role affects the focus country. */
    public boolean weighs() {
      return compareTo(HOST) < 0;
    }
  }

  public PlaceHit {
    codes = List.copyOf(codes);
  }

  /** Returns a hit with the role {@link MentionRole#COUNTED} and all candidate countries. */
  public static PlaceHit of(Place place, int passage, int from, int to) {
    return new PlaceHit(place, place.codes(), passage, from, to, MentionRole.COUNTED);
  }

  /** Returns the country, or the likeliest candidate. */
  public String code() {
    return codes.get(0);
  }

  /** Returns whether the phrase is a mention. */
  public boolean counts() {
    return role.weighs() || role == MentionRole.HOST;
  }

  /** Returns whether the phrase names the country or a place in it, not the origin of something. */
  public boolean isOwn() {
    boolean adjective = place.kind() == PlaceKind.DEMONYM && role != MentionRole.OFFICE;
    return !adjective && role != MentionRole.ORIGIN;
  }

  /** Returns whether the phrase is the country's name, its capital or an office of its state. */
  public boolean namesState() {
    return isOwn() && place.kind() != PlaceKind.CITY && place.kind() != PlaceKind.REGION;
  }

  /** Returns a copy with another role. */
  public PlaceHit withRole(MentionRole other) {
    return new PlaceHit(place, codes, passage, from, to, other);
  }

  /** Returns a copy with one country. */
  public PlaceHit withCode(String code) {
    return new PlaceHit(place, List.of(code), passage, from, to, role);
  }

  /** Returns the entry of an explanation. */
  public FoundPhrase finding(double weight) {
    String choice = place.codes().size() > 1 ? ", of " + String.join(" or ", place.codes()) : "";
    String rule = role == MentionRole.COUNTED ? place.kind().label() + choice : role.rule();
    return new FoundPhrase(Subject.COUNTRY, code(), passage, from, to, counts(), rule, weight);
  }
}
