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
 * An operator's regular expression, run by RE2/J in time linear in the text: no pattern can stop
 * the stage. It finds whole words, as phrases do. Syntax is RE2's; Java's {@code (?iu)}, {@code
 * \p{IsCyrillic}} and <code>\</code>{@code u0451} are translated. Immutable and safe to share.
 *
 * <pre>{@code
 * LinearPattern.of("(?iu)пояс\\p{L}*\\s+и\\s+пут\\p{L}+").in(text);
 * }</pre>
 */
final class LinearPattern {
  /** The longest pattern, in characters. */
  static final int LENGTH = 1_000;

  /** The product of all counted repetitions, such as {@code {2,5}}. */
  static final int REPETITIONS = 100;

  /** Instructions of the compiled pattern; each costs up to one step for each character. */
  static final int INSTRUCTIONS = 150;

  /** Characters that may be read for each character of the text, over all its matches. */
  private static final int READS = 8;

  private static final int FEW_READS = 10_000;
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
  private final AtomicBoolean abandoned = new AtomicBoolean();

  private LinearPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException when it cannot run in linear time, is too large or is no
   *     pattern; the message says what is not allowed
   */
  static LinearPattern of(String regex) {
    if (regex.length() > LENGTH) {
      throw new IllegalArgumentException(
          "%d characters; at most %d are allowed".formatted(regex.length(), LENGTH));
    }
    refuseRepetitions(regex);
    try {
      Pattern pattern = Pattern.compile(translated(regex));
      if (pattern.programSize() > INSTRUCTIONS) {
        throw new IllegalArgumentException(
            "%d instructions once compiled; at most %d are allowed"
                .formatted(pattern.programSize(), INSTRUCTIONS));
      }
      return new LinearPattern(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(reason(regex, e), e);
    }
  }

  private static String translated(String regex) {
    String flags = UNICODE_FLAG.matcher(regex).replaceAll(LinearPattern::withoutFlag);
    String scripts = SCRIPT.matcher(flags).replaceAll("\\\\$1{$2}");
    return ESCAPE.matcher(scripts).replaceAll("\\\\x{$1}");
  }

  /** RE2 always folds case by Unicode, and knows no flag for it. */
  private static String withoutFlag(MatchResult group) {
    String flags = group.group(1) + group.group(2);
    boolean nothing = flags.isEmpty() && group.group(3).equals(")");
    return nothing ? "" : "(?" + flags + group.group(3);
  }

  private static void refuseRepetitions(String regex) {
    long product = 1;
    java.util.regex.Matcher counts = COUNT.matcher(regex);
    while (counts.find()) {
      String most =
          counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
      long times = most.length() > 4 ? REPETITIONS + 1L : Long.parseLong(most);
      product = Math.min(REPETITIONS + 1L, product * Math.max(1, times));
    }
    if (product > REPETITIONS) {
      throw new IllegalArgumentException(
          "its counted repetitions multiply to more than " + REPETITIONS);
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

  /**
   * Returns the whole words that match, in order; the rest of a text that takes too long is left.
   */
  List<Span> in(NormalText text) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(new Metered(text));
    try {
      while (matcher.find()) {
        if (text.isApart(matcher.start(), matcher.end())) {
          found.add(new Span(matcher.start(), matcher.end()));
        }
      }
    } catch (TooManyReads e) {
      if (abandoned.compareAndSet(false, true)) {
        LOG.warn(
            "regex {} takes too long on a text of {} characters and was abandoned there, as it will"
                + " be on others: simplify it",
            pattern.pattern(),
            text.length());
      }
    }
    return found;
  }

  /** A text that may be read a number of times. One search reads it from one thread. */
  private static final class Metered implements CharSequence {
    private final NormalText text;
    private long left;

    Metered(NormalText text) {
      this.text = text;
      this.left = (long) READS * text.length() + FEW_READS;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooManyReads();
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

  /** Ends a search; it never leaves this class. */
  private static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyReads() {
      super(null, null, false, false);
    }
  }
}
