package dev.silkwire.enrich.total;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.CountryDay;
import java.time.Instant;

/**
 * A change of one total by one article. The counts may be negative.
 *
 * @see CountryDay for the components
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Contribution(
    String country,
    String initiative,
    String date,
    long stories,
    long articles,
    long mentions,
    long focusStories) {

  public Contribution {
    requireNonNull(country);
    requireNonNull(initiative);
    requireNonNull(date);
  }

  /** Returns the key of the total. */
  public String key() {
    return CountryDay.key(country, initiative, date);
  }

  /** Returns the difference to an earlier contribution to the same total. */
  Contribution minus(Contribution before) {
    return new Contribution(
        country,
        initiative,
        date,
        stories - before.stories,
        articles - before.articles,
        mentions - before.mentions,
        focusStories - before.focusStories);
  }

  boolean isZero() {
    return stories == 0 && articles == 0 && mentions == 0 && focusStories == 0;
  }

  /** Returns the total with all counts zero. */
  CountryDay zero(Instant at) {
    return new CountryDay(country, initiative, date, 0, 0, 0, 0, at);
  }

  /** Returns the total with this contribution added. */
  CountryDay addedTo(CountryDay total, Instant at) {
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
