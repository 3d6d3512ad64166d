package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Running totals of one country, one initiative and one day. They go down as well as up; a row
 * whose counts are all 0 was corrected away.
 *
 * <p>Rows of the {@link #WORLD} count each story once, also when it mentions no country: do not add
 * the countries up for that.
 *
 * @param country ISO 3166-1 alpha-2, or {@link #WORLD}
 * @param initiative id of the catalogue entry, or {@link #ANY}
 * @param date the day as outlets print it, or {@link Published#UNDATED}
 * @param stories unique articles that mention both
 * @param articles these and their copies at other outlets
 * @param mentions of the initiative in the unique articles; where it is any, of the country, or of
 *     all initiatives if the country is the {@link #WORLD}
 * @param focusStories unique articles that are about the country; 0 for the {@link #WORLD}
 * @param updatedAt arrival time of the article that last moved it
 */
public record CountryDay(
    String country,
    String initiative,
    String date,
    long stories,
    long articles,
    long mentions,
    long focusStories,
    Instant updatedAt) {
  /** Stands for any initiative, and for none. */
  public static final String ANY = "*";

  /** Stands for all countries, and for none. */
  public static final String WORLD = "*";

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}|\\*");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d|undated");

  public CountryDay {
    FieldCheck.form("country", country, COUNTRY);
    FieldCheck.id("initiative", requireNonNull(initiative));
    FieldCheck.form("date", date, DATE);
    FieldCheck.arrival("updatedAt", requireNonNull(updatedAt));
    if (Math.min(Math.min(stories, articles), Math.min(mentions, focusStories)) < 0) {
      throw new IllegalArgumentException("a count is negative");
    }
  }

  /** The record's key. */
  public static String key(String country, String initiative, String date) {
    return country + "/" + initiative + "/" + date;
  }
}
