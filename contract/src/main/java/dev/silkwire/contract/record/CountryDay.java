package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Running totals of one country, one initiative and one day. Corrections can decrease them, even to
 * 0.
 *
 * <p>Rows of the {@link #WORLD} count each story once, including stories that mention no country.
 * The sum over countries differs, because a story may mention several.
 *
 * @param country ISO 3166-1 alpha-2, or {@link #WORLD}
 * @param initiative id of the catalogue entry, or {@link #ANY}
 * @param date the day as outlets print it, or {@link Published#UNDATED}
 * @param stories number of unique articles that mention both
 * @param articles number of these and their copies at other outlets
 * @param mentions number of mentions of the initiative in the unique articles; for {@link #ANY} of
 *     the country, and for {@link #ANY} in the {@link #WORLD} of all initiatives
 * @param focusStories number of unique articles that are about the country; 0 for the {@link
 *     #WORLD}
 * @param updatedAt arrival time of the article that last changed the totals
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
  /** All articles, with or without an initiative. */
  public static final String ANY = "*";

  /** All articles, with or without a country. */
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

  /** Returns the key of a record. */
  public static String key(String country, String initiative, String date) {
    return country + "/" + initiative + "/" + date;
  }
}
