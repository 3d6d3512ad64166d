package dev.silkwire.enrich.total;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;

/**
 * A total, and whether it has been told.
 *
 * @param day the counts
 * @param told whether the topic says so; false while more may come before it is worth a record
 */
public record Total(CountryDay day, boolean told) {
  public Total {
    requireNonNull(day);
  }

  /** How it stands in the store. */
  public static StateSerde<Total> serde() {
    return StateSerde.of(Total::write, Total::read);
  }

  private static void write(Total total, FieldWriter to) {
    CountryDay day = total.day;
    to.text(day.country())
        .text(day.initiative())
        .text(day.date())
        .number(day.stories())
        .number(day.articles())
        .number(day.mentions())
        .number(day.focusStories())
        .moment(day.updatedAt())
        .one(total.told ? 1 : 0);
  }

  private static Total read(FieldReader from) {
    CountryDay day =
        new CountryDay(
            from.text(),
            from.text(),
            from.text(),
            from.number(),
            from.number(),
            from.number(),
            from.number(),
            from.moment());
    return new Total(day, from.one() == 1);
  }
}
