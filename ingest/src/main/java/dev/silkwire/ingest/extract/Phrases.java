package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.Lines;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that stand beside a date and say what it is the date of. Immutable. */
final class Phrases {
  private static final int REACH = 60;

  private final Pattern pattern;

  /** The phrases of a data file beside this class. */
  Phrases(String file) {
    String any =
        Lines.of(Phrases.class, file).stream().map(Pattern::quote).collect(Collectors.joining("|"));
    this.pattern =
        Pattern.compile(
            "(?<![\\p{L}\\p{M}])(?:" + any + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Whether a text begins with one of them. */
  boolean begin(String text) {
    Matcher m = pattern.matcher(text);
    return m.find() && text.substring(0, m.start()).chars().noneMatch(Character::isLetterOrDigit);
  }

  /** Whether one of them is in a text. */
  boolean in(String text) {
    return pattern.matcher(text).find();
  }

  /** What a text says near the first of them, empty when none is in it. */
  String near(String text) {
    Matcher m = pattern.matcher(text);
    return m.find()
        ? text.substring(Math.max(0, m.start() - REACH), Math.min(text.length(), m.end() + REACH))
        : "";
  }
}
