package dev.silkwire.enrich.initiative;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator's regular expression, run by RE2/J in time linear in the length of the text, so that
 * no pattern can block the stage. Matches are whole words. The syntax is RE2's; Java's {@code
 * (?iu)}, {@code \p{IsCyrillic}} and <code>\</code>{@code u0451} are translated. Safe to share: it
 * is immutable except for one atomic flag that limits warnings.
 *
 * <pre>{@code
 * LinearPattern.of("(?iu)пояс\\p{L}*\\s+и\\s+пут\\p{L}+").find(text);
 * }</pre>
 */
final class LinearPattern {
  /** Maximum length of a pattern, in characters. */
  static final int MAX_LENGTH = 1_000;

  /** Maximum product of all counted repetitions, such as {@code {2,5}}. */
  static final int MAX_REPETITIONS = 100;

  /** Maximum number of instructions; each costs up to one step for each character of the text. */
  static final int MAX_INSTRUCTIONS = 150;

  /** Maximum number of reads for each character of the text, over all matches. */
  private static final int READS_PER_CHAR = 8;

  private static final int MIN_READS = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(LinearPattern.class);
  private static final java.util.regex.Pattern UNICODE_FLAG =
      java.util.regex.Pattern.compile("\\(\\?([a-zA-Z]*)u([a-zA-Z]*)([:)-])");
  private static final java.util.regex.Pattern SCRIPT =
      java.util.regex.Pattern.compile("\\\\([pP])\\{Is(\\w+)}");
  private static final java.util.regex.Pattern ESCAPE =
      java.util.regex.Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

  private final Pattern pattern;
  private final AtomicBoolean warned = new AtomicBoolean();

  private LinearPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if the pattern is invalid, is too large or cannot run in
   *     linear time; the message names the limit
   */
  static LinearPattern of(String regex) {
    if (regex.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "%d characters; at most %d are allowed".formatted(regex.length(), MAX_LENGTH));
    }
    checkRepetitions(regex);
    try {
      Pattern pattern = Pattern.compile(translate(regex));
      if (pattern.programSize() > MAX_INSTRUCTIONS) {
        throw new IllegalArgumentException(
            "%d instructions once compiled; at most %d are allowed"
                .formatted(pattern.programSize(), MAX_INSTRUCTIONS));
      }
      return new LinearPattern(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(reason(regex, e), e);
    }
  }

  private static String translate(String regex) {
    String flags = UNICODE_FLAG.matcher(regex).replaceAll(LinearPattern::withoutFlag);
    String scripts = SCRIPT.matcher(flags).replaceAll("\\\\$1{$2}");
    return ESCAPE.matcher(scripts).replaceAll("\\\\x{$1}");
  }

  /** Removes the {@code u} flag, which RE2 lacks because it always folds case by Unicode. */
  private static String withoutFlag(MatchResult group) {
    String flags = group.group(1) + group.group(2);
    boolean empty = flags.isEmpty() && group.group(3).equals(")");
    return empty ? "" : "(?" + flags + group.group(3);
  }

  private static void checkRepetitions(String regex) {
    long product = 1;
    java.util.regex.Matcher counts = COUNT.matcher(regex);
    while (counts.find()) {
      String upperBound =
          counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
      long times = upperBound.length() > 4 ? MAX_REPETITIONS + 1L : Long.parseLong(upperBound);
      product = Math.min(MAX_REPETITIONS + 1L, product * Math.max(1, times));
    }
    if (product > MAX_REPETITIONS) {
      throw new IllegalArgumentException(
          "its counted repetitions multiply to more than " + MAX_REPETITIONS);
    }
  }

  private static String reason(String regex, PatternSyntaxException e) {
    if (regex.matches("(?s).*\\(\\?<?[=!].*")) {
      return "lookahead and lookbehind cannot run in linear time; a pattern finds whole words"
          + " without them";
    }
    if (regex.matches("(?s).*\\\\(?:[1-9]|k<).*")) {
      return "backreferences cannot run in linear time";
    }
    return e.getDescription().toLowerCase(Locale.ROOT) + " (the syntax is RE2's)";
  }

  /** Returns the spans of the matching whole words, in order; stops at the limit of reads. */
  List<Span> find(NormalText text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = pattern.matcher(new MeteredText(text));
    try {
      while (matcher.find()) {
        if (text.isWholeWords(matcher.start(), matcher.end())) {
          spans.add(new Span(matcher.start(), matcher.end()));
        }
      }
    } catch (ReadLimitException e) {
      if (warned.compareAndSet(false, true)) {
        LOG.warn(
            "Stopped the regex {} on a text of {} characters: it exceeds the limit of reads."
                + " Further warnings about it are suppressed. Simplify it.",
            pattern.pattern(),
            text.length());
      }
    }
    return spans;
  }

  /** A text that limits the number of reads. Not thread-safe; each search has its own. */
  private static final class MeteredText implements CharSequence {
    private final NormalText text;
    private long remaining;

    MeteredText(NormalText text) {
      this.text = text;
      this.remaining = (long) READS_PER_CHAR * text.length() + MIN_READS;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--remaining < 0) {
        throw new ReadLimitException();
      }
      return text.cased(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.cased(start, end);
    }

    @Override
    public String toString() {
      return text.cased(0, text.length());
    }
  }

  /** Ends a search at the limit of reads; caught in this class. */
  private static final class ReadLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReadLimitException() {
      super(null, null, false, false);
    }
  }
}
