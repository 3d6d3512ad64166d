package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.Meaning.Kind;
import dev.silkwire.enrich.text.DataFile;
import dev.silkwire.enrich.text.NormalText;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells people who bear a place's name: "Michael Jordan", "Mr Israel", "Jordan Peterson". Immutable
 * and safe to share.
 */
final class PersonGuard {
  private static final Set<String> NO_SURNAMES =
      Set.of(
          "Airport",
          "Ambassador",
          "Army",
          "Bay",
          "Beach",
          "Border",
          "City",
          "County",
          "District",
          "Embassy",
          "Foreign",
          "General",
          "Government",
          "International",
          "Island",
          "Islands",
          "Minister",
          "National",
          "North",
          "Parliament",
          "Police",
          "President",
          "Prime",
          "Province",
          "Region",
          "Republic",
          "River",
          "South",
          "State",
          "Street",
          "Summit",
          "University",
          "Valley",
          "West",
          "East",
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December",
          "Monday",
          "Tuesday",
          "Wednesday",
          "Thursday",
          "Friday",
          "Saturday",
          "Sunday");
  private static final double TITLE_CASE = 0.7;
  private static final int TITLE_REACH = 200;

  private final Set<String> givenNames = new HashSet<>(DataFile.lines("/country/given-names.txt"));
  private final Set<String> borne = new HashSet<>(DataFile.lines("/country/person-like.txt"));

  /** Whether the words are a person's name. */
  boolean isPerson(NormalText text, PlaceHit hit) {
    Kind kind = hit.place().kind();
    String form = hit.place().form();
    boolean oneWord = form.indexOf(' ') < 0;
    if (!oneWord || (kind == Kind.NAME && !borne.contains(form))) {
      return false;
    }
    Surroundings around = new Surroundings(text);
    if (givenNames.contains(around.wordBefore(hit.from()))) {
      return true;
    }
    return borne.contains(form) && isSurname(around.wordAfter(hit.to())) && !isTitleCase(text, hit);
  }

  /** Whether people bear this name often. */
  boolean isBorne(PlaceHit hit) {
    return borne.contains(hit.place().form());
  }

  private static boolean isSurname(String word) {
    return word.length() > 2
        && Character.isUpperCase(word.charAt(0))
        && (Character.isLowerCase(word.charAt(1)) || word.startsWith("O'"))
        && !NO_SURNAMES.contains(word.replaceAll("(?<!^O)['.].*", ""));
  }

  private static boolean isTitleCase(NormalText text, PlaceHit hit) {
    int from = hit.from();
    int least = Math.max(0, from - TITLE_REACH);
    while (from > least && text.cased(from - 1) != '\n') {
      from--;
    }
    int most = Math.min(text.length(), hit.to() + TITLE_REACH);
    int words = 0;
    int capitals = 0;
    for (int i = from; i < most && text.cased(i) != '\n'; i++) {
      boolean begins = i == from || !Character.isLetterOrDigit(text.cased(i - 1));
      if (begins && Character.isLetter(text.cased(i))) {
        words++;
        capitals += Character.isUpperCase(text.cased(i)) ? 1 : 0;
      }
    }
    return capitals >= TITLE_CASE * words;
  }
}
