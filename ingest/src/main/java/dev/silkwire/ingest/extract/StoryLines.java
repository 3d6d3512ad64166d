package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.PhraseList;
import dev.silkwire.ingest.page.TextLength;
import dev.silkwire.ingest.text.ResourceLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selects the lines of an article: drops links to other articles, credits, appeals to readers, and
 * everything after the end of the article.
 */
final class StoryLines {
  private static final List<String> JUNK = ResourceLines.of(StoryLines.class, "junk-lines.txt");
  private static final List<String> ENDS = ResourceLines.of(StoryLines.class, "end-headings.txt");
  private static final PhraseList APPEAL_PHRASES =
      new PhraseList(StoryLines.class, "appeal-phrases.txt");
  private static final Pattern CREDIT =
      Pattern.compile(
          String.join("|", ResourceLines.of(StoryLines.class, "credit-patterns.txt")),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern YEAR_OR_DATE =
      Pattern.compile(
          "(?<!\\d)(?:(?:19|20)\\d{2}(?!\\d)|[٠-٩۰-۹]{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2})");
  private static final double MIN_UNIQUE_SHARE = 0.3;
  private static final double MIN_SHARE_BEFORE_END = 0.4;
  private static final int MIN_PARAGRAPH_CHARS = 80;
  private static final int MAX_APPEAL_CHARS = 260;
  private static final int MAX_CREDIT_CHARS = 320;
  private static final int LAST_LINES = 2;

  private final List<StoryLine> lines;
  private final String title;

  private StoryLines(List<StoryLine> lines, String title) {
    this.lines = lines;
    this.title = title;
  }

  /**
   * Returns the selected lines, joined by line breaks.
   *
   * @param title the headline, which is dropped wherever it stands
   */
  static String join(List<StoryLine> lines, String title) {
    return new StoryLines(lines, title).join();
  }

  private String join() {
    List<StoryLine> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean dropCopies = hasCopies();
    int total = lines.stream().mapToInt(l -> l.text().length()).sum();
    int written = 0;
    boolean started = false;
    for (int i = 0; i < lines.size(); i++) {
      if (isEnd(lines.get(i)) && written > MIN_SHARE_BEFORE_END * total) {
        i = nextParagraph(i);
      }
      if (i == lines.size()) {
        break;
      }
      StoryLine line = lines.get(i);
      written += line.text().length();
      started |= TextLength.count(line.text()) > MIN_PARAGRAPH_CHARS;
      boolean copy =
          dropCopies && line.text().length() >= MIN_PARAGRAPH_CHARS && !seen.add(line.text());
      if (!copy && !isJunk(line) && !isAppeal(i) && (started || !isDateLine(line.text()))) {
        kept.add(line);
      }
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).heading()) {
      kept.remove(kept.size() - 1);
    }
    return kept.stream().map(StoryLine::text).collect(Collectors.joining("\n"));
  }

  /**
   * Returns whether the page contains its paragraphs several times, one copy per screen width.
   * Returns false for a text that mostly repeats a few lines.
   */
  private boolean hasCopies() {
    Set<String> unique = new HashSet<>();
    int all = 0;
    int uniqueChars = 0;
    for (StoryLine line : lines) {
      all += line.text().length();
      uniqueChars += unique.add(line.text()) ? line.text().length() : 0;
    }
    return uniqueChars < all && uniqueChars >= MIN_UNIQUE_SHARE * all;
  }

  /**
   * Returns the next paragraph after a "Read also" within the article; the number of lines if the
   * article ends.
   */
  private int nextParagraph(int end) {
    int next = end + 1;
    boolean interruption = JUNK.contains(normalized(lines.get(end).text()));
    while (next < lines.size() && !(interruption && lines.get(next).isParagraph())) {
      next++;
    }
    return next;
  }

  /**
   * Returns whether a line is a date, often with a place, above an article: it contains a year or
   * date and is not a sentence.
   */
  private static boolean isDateLine(String text) {
    return YEAR_OR_DATE.matcher(text).find() && !StoryText.endsSentence(text);
  }

  private static boolean isEnd(StoryLine line) {
    if (line.text().length() > 60 || (!line.heading() && line.text().length() > 30)) {
      return false;
    }
    String text = normalized(line.text());
    return ENDS.stream()
        .anyMatch(e -> text.equals(e) || (line.heading() && startsWithEnd(text, e)));
  }

  /** Matches "More from Leeds" and "Comments (3)", but not "Comment réagissent les pêcheurs ?". */
  private static boolean startsWithEnd(String text, String end) {
    boolean phrase = end.indexOf(' ') > 0 || text.length() <= end.length() + 12;
    return phrase && text.startsWith(end + " ") && !text.endsWith("?");
  }

  private boolean isJunk(StoryLine line) {
    String text = normalized(line.text());
    if (text.isEmpty() || line.text().equals(title) || isCredit(line)) {
      return true;
    }
    boolean mostlyLink = line.linkShare() > 0.8;
    if (mostlyLink
        && (line.text().length() < 25 || isUrl(text) || !StoryText.endsSentence(line.text()))) {
      return !line.heading() || line.text().length() < 12;
    }
    boolean shortOrLinked = line.text().length() < 80 || line.linkShare() > 0.4;
    return shortOrLinked
        && !line.heading()
        && JUNK.stream().anyMatch(j -> startsWithWords(text, j))
        && (line.linkShare() > 0.2 || line.text().length() < 50);
  }

  private static boolean isCredit(StoryLine line) {
    return !line.heading()
        && line.text().length() <= MAX_CREDIT_CHARS
        && CREDIT.matcher(line.text()).matches();
  }

  /** Returns whether a line asks readers to subscribe, follow or donate. */
  private boolean isAppeal(int i) {
    StoryLine line = lines.get(i);
    boolean last = i >= lines.size() - LAST_LINES;
    return !line.heading()
        && line.text().length() < MAX_APPEAL_CHARS
        && (last || line.linkShare() > 0.05)
        && APPEAL_PHRASES.isIn(line.text());
  }

  private static boolean startsWithWords(String text, String junk) {
    return text.startsWith(junk)
        && (text.length() == junk.length()
            || !Character.isLetter(text.charAt(junk.length()))
            || !Character.isLetter(junk.charAt(junk.length() - 1))
            || junk.charAt(0) > '\u2e80');
  }

  private static boolean isUrl(String text) {
    return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("www.");
  }

  private static String normalized(String text) {
    int start = 0;
    while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    String rest = text.substring(start).toLowerCase(Locale.ROOT);
    return rest.endsWith(":") || rest.endsWith("：") ? rest.substring(0, rest.length() - 1) : rest;
  }
}
