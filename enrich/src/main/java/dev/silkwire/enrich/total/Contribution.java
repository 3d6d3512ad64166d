package dev.silkwire.enrich.total;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import java.time.Instant;

/**
 * What an article adds to a total, or takes from it.
 *
 * @param at arrival of the article that moves it
 * @see CountryDay for the other components
 */
public record Contribution(
    String country,
    String initiative,
    String date,
    long stories,
    long articles,
    long mentions,
    long focusStories,
    Instant at) {

  public Contribution {
    requireNonNull(country);
    requireNonNull(initiative);
    requireNonNull(date);
    requireNonNull(at);
  }

  /** Without its moment, which those that travel with it share. */
  void write(FieldWriter to) {
    to.text(country)
        .text(initiative)
        .text(date)
        .number(stories)
        .number(articles)
        .number(mentions)
        .number(focusStories);
  }

  static Contribution read(FieldReader from, Instant at) {
    return new Contribution(
        from.text(),
        from.text(),
        from.text(),
        from.number(),
        from.number(),
        from.number(),
        from.number(),
        at);
  }

  /** The key of the total. */
  public String key() {
    return CountryDay.key(country, initiative, date);
  }

  /** The difference from what was added before. */
  Contribution minus(Contribution before) {
    return new Contribution(
        country,
        initiative,
        date,
        stories - before.stories,
        articles - before.articles,
        mentions - before.mentions,
        focusStories - before.focusStories,
        at);
  }

  boolean changesNothing() {
    return stories == 0 && articles == 0 && mentions == 0 && focusStories == 0;
  }

  /** A total of nothing. */
  CountryDay zero() {
    return new CountryDay(country, initiative, date, 0, 0, 0, 0, at);
  }

  /** The total, moved by this. */
  CountryDay addedTo(CountryDay total) {
    return new CountryDay(
        country,
        initiative,
        date,
        total.stories() + stories,
        total.articles() + articles,
        total.mentions() + mentions,
        total.focusStories() + focusStories,
        at);
  }
}
