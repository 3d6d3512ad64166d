package dev.silkwire.sink.query;

import dev.silkwire.contract.error.SpellingSuggestion;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.sink.words.WordQuery;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The validated query parameters of one request.
 *
 * <pre>{@code
 * Parameters parameters = Parameters.of(ctx.queryParamMap(), "country", "from", "to");
 * DateRange days = parameters.days();
 * }</pre>
 *
 * @param values by name; none is empty
 */
public record Parameters(Map<String, String> values) {
  private static final int MAX_CHARS = 300;
  private static final int MAX_QUOTED_CHARS = 40;
  private static final Pattern INITIATIVE = Pattern.compile("[a-z0-9._-]{1,80}|\\*");
  private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,80}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8})*");
  private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}.:_-]{1,253}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  public Parameters {
    values = Map.copyOf(values);
  }

  /**
   * Checks that each parameter is known and occurs once. An empty value counts as absent.
   *
   * @throws BadParameter when a parameter is unknown, repeated, too long or binary
   */
  public static Parameters of(Map<String, List<String>> given, String... known) {
    Map<String, String> values = new java.util.TreeMap<>();
    Set<String> names = new TreeSet<>(List.of(known));
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      String name = parameter.getKey();
      if (!names.contains(name)) {
        throw new BadParameter(
            "unknown parameter '"
                + shorten(name)
                + "'"
                + suggestion(name, names)
                + "; known parameters: "
                + names);
      }
      if (parameter.getValue().size() != 1) {
        throw new BadParameter("'" + name + "' must occur once");
      }
      String value = parameter.getValue().get(0).strip();
      if (value.length() > MAX_CHARS || !StorableText.clean(value).equals(value)) {
        throw new BadParameter(
            "'" + name + "' is longer than " + MAX_CHARS + " characters or binary");
      }
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    return new Parameters(values);
  }

  private static String suggestion(String word, Set<String> known) {
    return SpellingSuggestion.closest(shorten(word), known)
        .map(k -> ", did you mean '" + k + "'?")
        .orElse("");
  }

  private static String shorten(String text) {
    return text.length() > MAX_QUOTED_CHARS ? text.substring(0, MAX_QUOTED_CHARS) + "…" : text;
  }

  /** Returns the id of a catalogue entry, or {@code *} for any; null when absent. */
  public @Nullable String initiative() {
    return matching("initiative", INITIATIVE, "the id of an initiative, such as bri, or *");
  }

  /** Returns an ISO 3166-1 alpha-2 code; null when absent. */
  public @Nullable String country() {
    String code = matching("country", COUNTRY, "a country's code, such as KZ");
    return code == null ? null : code.toUpperCase(Locale.ROOT);
  }

  /** Returns the id of a region or group of countries; null when absent. */
  @Nullable String region() {
    return matching("region", REGION, "the id of a region, such as central-asia");
  }

  /** Returns a BCP-47 tag in lower case, which also matches longer tags; null when absent. */
  @Nullable String language() {
    return matching("language", LANGUAGE, "a language tag, such as en or zh-Hans");
  }

  /** Returns the domain of an outlet; null when absent. */
  @Nullable String outlet() {
    return matching("outlet", DOMAIN, "an outlet's domain, such as news.example");
  }

  /** Returns the full-text query; null when absent. */
  @Nullable WordQuery text() {
    String value = values.get("q");
    try {
      return value == null ? null : WordQuery.parse(value);
    } catch (IllegalArgumentException e) {
      throw new BadParameter("'q' must contain words to search for, not only: " + shorten(value));
    }
  }

  /** Returns the role that the country has in an article. */
  Role role() {
    return choice("role", Role.class, Role.MENTIONED);
  }

  /** Roles of a country in an article. */
  enum Role {
    MENTIONED,
    FOCUS,
    DATELINE,
    PUBLISHER
  }

  Order order() {
    return choice("order", Order.class, Order.NEWEST);
  }

  /** Orders of a list of articles: newest first, or most copied first. */
  enum Order {
    NEWEST,
    CARRIED
  }

  /**
   * Returns the constant that a parameter names, in any case.
   *
   * @param defaultChoice returned when the parameter is absent
   * @throws BadParameter when no constant has that name
   */
  public <E extends Enum<E>> E choice(String name, Class<E> choices, E defaultChoice) {
    String value = values.get(name);
    if (value == null) {
      return defaultChoice;
    }
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equalsIgnoreCase(value)) {
        return choice;
      }
    }
    Set<String> known = new TreeSet<>();
    List.of(choices.getEnumConstants()).forEach(c -> known.add(c.name().toLowerCase(Locale.ROOT)));
    throw new BadParameter(
        "'"
            + name
            + "' must be one of "
            + known
            + ", not "
            + shorten(value)
            + suggestion(value, known));
  }

  /**
   * Returns the range of days from {@code from} to {@code to}.
   *
   * @throws BadParameter when one is not a day, or the range ends before it begins
   */
  public DateRange days() {
    LocalDate from = day("from");
    LocalDate to = day("to");
    if (from != null && to != null && to.isBefore(from)) {
      throw new BadParameter("'to' (" + to + ") is before 'from' (" + from + ")");
    }
    return new DateRange(from, to);
  }

  private @Nullable LocalDate day(String name) {
    String value = matching(name, DAY, "a day, such as 2026-11-22");
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw new BadParameter("'" + name + "' is not a day of the calendar: " + value);
    }
  }

  /** Returns the maximum number of rows of a page. */
  public int limit(int defaultLimit, int maxLimit) {
    String value = values.get("limit");
    if (value == null) {
      return defaultLimit;
    }
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > maxLimit) {
      throw new BadParameter(
          "'limit' must be a number from 1 to " + maxLimit + ", not " + shorten(value));
    }
    return Integer.parseInt(value);
  }

  /**
   * Returns the cursor of the previous page's last row; null when absent.
   *
   * @param parts number of columns that order the list
   */
  public @Nullable List<String> cursor(int parts) {
    String value = values.get("before");
    if (value == null) {
      return null;
    }
    List<String> cursor = List.of(value.split("~", -1));
    if (cursor.size() != parts) {
      throw new BadParameter(
          "'before' must be the 'next' of an earlier answer, not " + shorten(value));
    }
    return cursor;
  }

  /** Returns how many rows the previous pages had, for lists that are paged by offset. */
  public int offset() {
    List<String> cursor = cursor(1);
    if (cursor == null) {
      return 0;
    }
    if (!cursor.get(0).matches("\\d{1,9}")) {
      throw new BadParameter("'before' must be the 'next' of an earlier answer");
    }
    return Integer.parseInt(cursor.get(0));
  }

  /** Returns a value in lower case; matching ignores case. */
  private @Nullable String matching(String name, Pattern pattern, String expected) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    String lowerCase = value.toLowerCase(Locale.ROOT);
    if (!pattern.matcher(lowerCase).matches()) {
      throw new BadParameter("'" + name + "' must be " + expected + ", not " + shorten(value));
    }
    return lowerCase;
  }
}
