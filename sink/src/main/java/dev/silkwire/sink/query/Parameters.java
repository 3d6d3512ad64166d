package dev.silkwire.sink.query;

import dev.silkwire.contract.Nearest;
import dev.silkwire.contract.StorableText;
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
 * The parameters of one question, each looked at before anything is asked.
 *
 * @param values by name; each was given once and is not empty
 */
public record Parameters(Map<String, String> values) {
  private static final int LONGEST = 300;
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
   * Checks that every parameter is one of the known and given once; an empty one is as good as
   * none.
   *
   * @throws BadParameter when it is not
   */
  public static Parameters of(Map<String, List<String>> given, String... known) {
    Map<String, String> values = new java.util.TreeMap<>();
    Set<String> names = new TreeSet<>(List.of(known));
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      String name = parameter.getKey();
      if (!names.contains(name)) {
        throw new BadParameter(
            "no parameter '" + cut(name) + "' here" + meant(name, names) + "; there is " + names);
      }
      if (parameter.getValue().size() != 1) {
        throw new BadParameter("give '" + name + "' once");
      }
      String value = parameter.getValue().get(0).strip();
      if (value.length() > LONGEST || !StorableText.clean(value).equals(value)) {
        throw new BadParameter(
            "'" + name + "' is longer than " + LONGEST + " characters or binary");
      }
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    return new Parameters(values);
  }

  private static String meant(String word, Set<String> known) {
    return Nearest.to(cut(word), known).map(k -> ", did you mean '" + k + "'?").orElse("");
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Id of a catalogue entry, {@code *} for any; null when not given. */
  public @Nullable String initiative() {
    return matching("initiative", INITIATIVE, "the id of an initiative, such as bri, or *");
  }

  /** ISO 3166-1 alpha-2 code; null when not given. */
  public @Nullable String country() {
    String code = matching("country", COUNTRY, "a country's code, such as KZ");
    return code == null ? null : code.toUpperCase(Locale.ROOT);
  }

  /** Id of a region or group of countries; null when not given. */
  @Nullable String region() {
    return matching("region", REGION, "the id of a region, such as central-asia");
  }

  /** BCP-47 tag in small letters, which longer tags match too; null when not given. */
  @Nullable String language() {
    return matching("language", LANGUAGE, "a language tag, such as en or zh-Hans");
  }

  /** Domain of an outlet; null when not given. */
  @Nullable String outlet() {
    return matching("outlet", DOMAIN, "an outlet's domain, such as news.example");
  }

  /** Words to look for; null when not given. */
  @Nullable WordQuery text() {
    String value = values.get("q");
    try {
      return value == null ? null : WordQuery.parse(value);
    } catch (IllegalArgumentException e) {
      throw new BadParameter("'q' is words, and holds none to look for: " + cut(value));
    }
  }

  /** What an article has to do with the country. */
  Role role() {
    return choice("role", Role.class, Role.MENTIONED);
  }

  /** Ways in which an article has to do with a country. */
  enum Role {
    MENTIONED,
    FOCUS,
    DATELINE,
    PUBLISHER
  }

  /** Which articles come first. */
  Order order() {
    return choice("order", Order.class, Order.NEWEST);
  }

  /** Orders of a list of articles. */
  enum Order {
    NEWEST,
    CARRIED
  }

  public <E extends Enum<E>> E choice(String name, Class<E> choices, E otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equalsIgnoreCase(value)) {
        return choice;
      }
    }
    Set<String> known = new TreeSet<>();
    List.of(choices.getEnumConstants()).forEach(c -> known.add(c.name().toLowerCase(Locale.ROOT)));
    throw new BadParameter(
        "'" + name + "' is one of " + known + ", not " + cut(value) + meant(value, known));
  }

  /**
   * The days asked for.
   *
   * @throws BadParameter when they are no days, or end before they begin
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

  /** How many answers, at most. */
  public int limit(int usual, int most) {
    String value = values.get("limit");
    if (value == null) {
      return usual;
    }
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > most) {
      throw new BadParameter("'limit' is a number from 1 to " + most + ", not " + cut(value));
    }
    return Integer.parseInt(value);
  }

  /** Where the previous page ended: as many parts as the order has, or none. */
  public @Nullable List<String> before(int parts) {
    String value = values.get("before");
    if (value == null) {
      return null;
    }
    List<String> cursor = List.of(value.split("~", -1));
    if (cursor.size() != parts) {
      throw new BadParameter("'before' is the 'next' of an earlier answer, not " + cut(value));
    }
    return cursor;
  }

  /** How many answers earlier pages held, for lists whose order is not one of time. */
  public int skip() {
    List<String> before = before(1);
    if (before == null) {
      return 0;
    }
    if (!before.get(0).matches("\\d{1,9}")) {
      throw new BadParameter("'before' is the 'next' of an earlier answer");
    }
    return Integer.parseInt(before.get(0));
  }

  /** In small letters: however it is written, the same is meant. */
  private @Nullable String matching(String name, Pattern pattern, String what) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    String small = value.toLowerCase(Locale.ROOT);
    if (!pattern.matcher(small).matches()) {
      throw new BadParameter("'" + name + "' is " + what + ", not " + cut(value));
    }
    return small;
  }
}
