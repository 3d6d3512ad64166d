package dev.silkwire.enrich.total;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
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

  /** How it travels. */
  public static StateSerde<Contribution> serde() {
    return StateSerde.of(Contribution.class, Contribution::write, Contribution::read);
  }

  private static void write(Contribution some, FieldWriter to) {
    to.text(some.country)
        .text(some.initiative)
        .text(some.date)
        .number(some.stories)
        .number(some.articles)
        .number(some.mentions)
        .number(some.focusStories)
        .moment(some.at);
  }

  private static Contribution read(FieldReader from) {
    return new Contribution(
        from.text(),
        from.text(),
        from.text(),
        from.number(),
        from.number(),
        from.number(),
        from.number(),
        from.moment());
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
