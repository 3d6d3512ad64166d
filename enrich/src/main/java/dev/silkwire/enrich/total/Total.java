package dev.silkwire.enrich.total;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.CountryDay;

/**
 * A stored total.
 *
 * @param day the counts
 * @param published whether {@code news.country-days} has these counts; false while the total waits
 *     for the next publication
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Total(CountryDay day, boolean published) {
  public Total {
    requireNonNull(day);
  }
}
