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
 * Which lines of a story's blocks are the story: not what leads to others, says who made it or asks
 * readers for something, nor what comes after its end.
 */
final class StoryLines {
  private static final List<String> JUNK = ResourceLines.of(StoryLines.class, "junk-lines.txt");
  private static final List<String> ENDS = ResourceLines.of(StoryLines.class, "end-headings.txt");
  private static final PhraseList APPEALS = new PhraseList(StoryLines.class, "appeal-phrases.txt");
  private static final Pattern CREDIT =
      Pattern.compile(
          String.join("|", ResourceLines.of(StoryLines.class, "credit-patterns.txt")),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern DATED =
      Pattern.compile(
          "(?<!\\d)(?:(?:19|20)\\d{2}(?!\\d)|[٠-٩۰-۹]{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2})");
  private static final double FEW_COPIES = 0.3;
  private static final double STORY_MAY_END = 0.4;
  private static final int LABEL = 80;
  private static final int LONGEST_APPEAL = 260;
  private static final int LONGEST_CREDIT = 320;
  private static final int LAST = 2;

  private final List<StoryLine> lines;
  private final String title;

  private StoryLines(List<StoryLine> lines, String title) {
    this.lines = lines;
    this.title = title;
  }

  /**
   * The lines of the story, one a line.
   *
   * @param title what is no line of the story wherever it stands
   */
  static String join(List<StoryLine> lines, String title) {
    return new StoryLines(lines, title).join();
  }

  private String join() {
    List<StoryLine> kept = new ArrayList<>();
    Set<String> said = new HashSet<>();
    boolean copies = hasFewCopies();
    int total = lines.stream().mapToInt(l -> l.text().length()).sum();
    int written = 0;
    boolean begun = false;
    for (int i = 0; i < lines.size(); i++) {
      if (isEnd(lines.get(i)) && written > STORY_MAY_END * total) {
        i = goesOn(i);
      }
      if (i == lines.size()) {
        break;
      }
      StoryLine line = lines.get(i);
      written += line.text().length();
      begun |= TextLength.count(line.text()) > LABEL;
      boolean again = copies && line.text().length() >= LABEL && !said.add(line.text());
      if (!again && !isJunk(line) && !isAppeal(i) && (begun || !isDateLine(line.text()))) {
        kept.add(line);
      }
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).heading()) {
      kept.remove(kept.size() - 1);
    }
    return kept.stream().map(StoryLine::text).collect(Collectors.joining("\n"));
  }

  /**
   * Whether paragraphs are repeated as by a page that has a copy for each width of the screen; a
   * text that says little else than the same is left as it is.
   */
  private boolean hasFewCopies() {
    Set<String> once = new HashSet<>();
    int all = 0;
    int first = 0;
    for (StoryLine line : lines) {
      all += line.text().length();
      first += once.add(line.text()) ? line.text().length() : 0;
    }
    return first < all && first >= FEW_COPIES * all;
  }

  /** Where the story goes on after "Read also" in its middle; the number of lines if nowhere. */
  private int goesOn(int end) {
    int next = end + 1;
    boolean pause = JUNK.contains(bare(lines.get(end).text()));
    while (next < lines.size() && !(pause && lines.get(next).tells())) {
      next++;
    }
    return next;
  }

  /** Above a story stands when and from where it comes: a year and digits, but no sentence. */
  private static boolean isDateLine(String text) {
    return DATED.matcher(text).find() && !StoryText.endsSentence(text);
  }

  private static boolean isEnd(StoryLine line) {
    if (line.text().length() > 60 || (!line.heading() && line.text().length() > 30)) {
      return false;
    }
    String text = bare(line.text());
    return ENDS.stream()
        .anyMatch(e -> text.equals(e) || (line.heading() && isEndWithMore(text, e)));
  }

  /** "More from Leeds", "Comments (3)", but not "Comment réagissent les pêcheurs ?" */
  private static boolean isEndWithMore(String text, String end) {
    boolean phrase = end.indexOf(' ') > 0 || text.length() <= end.length() + 12;
    return phrase && text.startsWith(end + " ") && !text.endsWith("?");
  }

  private boolean isJunk(StoryLine line) {
    String text = bare(line.text());
    if (text.isEmpty() || line.text().equals(title) || isCredit(line)) {
      return true;
    }
    boolean mostlyLink = line.linkShare() > 0.8;
    if (mostlyLink
        && (line.text().length() < 25 || isAddress(text) || !StoryText.endsSentence(line.text()))) {
      return !line.heading() || line.text().length() < 12;
    }
    boolean brief = line.text().length() < 80 || line.linkShare() > 0.4;
    return brief
        && !line.heading()
        && JUNK.stream().anyMatch(j -> begins(text, j))
        && (line.linkShare() > 0.2 || line.text().length() < 50);
  }

  private static boolean isCredit(StoryLine line) {
    return !line.heading()
        && line.text().length() <= LONGEST_CREDIT
        && CREDIT.matcher(line.text()).matches();
  }

  /** Where an outlet asks its readers to subscribe, follow, give. */
  private boolean isAppeal(int i) {
    StoryLine line = lines.get(i);
    boolean last = i >= lines.size() - LAST;
    return !line.heading()
        && line.text().length() < LONGEST_APPEAL
        && (last || line.linkShare() > 0.05)
        && APPEALS.in(line.text());
  }

  private static boolean begins(String text, String junk) {
    return text.startsWith(junk)
        && (text.length() == junk.length()
            || !Character.isLetter(text.charAt(junk.length()))
            || !Character.isLetter(junk.charAt(junk.length() - 1))
            || junk.charAt(0) > '\u2e80');
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("www.");
  }

  private static String bare(String text) {
    int start = 0;
    while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    String rest = text.substring(start).toLowerCase(Locale.ROOT);
    return rest.endsWith(":") || rest.endsWith("：") ? rest.substring(0, rest.length() - 1) : rest;
  }
}
