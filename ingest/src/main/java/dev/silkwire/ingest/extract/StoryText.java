package dev.silkwire.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes a block's paragraphs, one a line, without the lines that are not of the story. */
final class StoryText {
  private static final List<String> JUNK = List.copyOf(Words.set("junk-lines.txt"));
  private static final List<String> ENDS = List.copyOf(Words.set("end-headings.txt"));
  private static final double STORY_MAY_END = 0.4;
  private static final Pattern DATED =
      Pattern.compile(
          "(?<!\\d)(?:(?:19|20)\\d{2}(?!\\d)|[٠-٩۰-۹]{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2})");
  private static final int LABEL = 80;
  private static final int MOST_ABOVE_A_HEADLINE = 600;

  /** A line and where it comes from. */
  private record Line(String text, boolean heading, double linkShare) {}

  private final Outline page;
  private final Measures measures;
  private final int headline;
  private final String title;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private int runLink;

  private StoryText(Outline page, Measures measures, int headline, String title) {
    this.page = page;
    this.measures = measures;
    this.headline = headline;
    this.title = title;
  }

  /** The text of the blocks, from after the headline on. */
  static String of(
      List<Integer> blocks, Outline page, Measures measures, int headline, String title) {
    StoryText story = new StoryText(page, measures, headline, title);
    for (int block : blocks) {
      story.block(block, false);
      story.flush(false);
    }
    return story.text();
  }

  /** One paragraph, as it is written in a story. */
  static String line(int i, Outline page, Measures measures) {
    StoryText line = new StoryText(page, measures, Outline.NONE, "");
    line.append(page.element(i).text(), false);
    return line.run.toString().strip();
  }

  private void block(int i, boolean inLink) {
    if (i == headline) {
      flush(false);
      dropWhatStandsAbove();
      return;
    }
    Element e = page.element(i);
    int number = i + 1;
    for (int k = 0, n = e.childNodeSize(); k < n; k++) {
      Node child = e.childNode(k);
      if (child instanceof TextNode text) {
        append(text.getWholeText(), inLink);
      } else if (child instanceof Element) {
        if (!measures.isOff(number)) {
          element(number, inLink);
        }
        number = page.end(number);
      }
    }
  }

  private void dropWhatStandsAbove() {
    if (lines.stream().mapToInt(l -> l.text().length()).sum() < MOST_ABOVE_A_HEADLINE) {
      lines.clear();
    }
  }

  private void element(int i, boolean inLink) {
    if (page.is(i, Facts.BREAK)) {
      flush(false);
    } else if (page.is(i, Facts.INLINE)) {
      block(i, inLink || page.is(i, Facts.LINK));
    } else if (!isLinkBlock(i)) {
      flush(false);
      block(i, inLink);
      flush(page.is(i, Facts.HEADING));
    }
  }

  /** Lists and boxes of links to elsewhere. */
  private boolean isLinkBlock(int i) {
    if (measures.text(i) == 0 || page.is(i, Facts.PARAGRAPH | Facts.HEADING)) {
      return false;
    }
    double most = page.is(i, Facts.LIST) ? 0.5 : 0.55;
    return measures.linkDensity(i) > most && measures.running(i) < 200;
  }

  private void append(String text, boolean link) {
    int before = run.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u3000') {
        if (run.length() > 0 && run.charAt(run.length() - 1) != ' ') {
          run.append(' ');
        }
      } else if (c != '\u00ad' && c != '\u200b' && c != '\ufeff') {
        run.append(c);
      }
    }
    runLink += link ? run.length() - before : 0;
  }

  private void flush(boolean heading) {
    String text = run.toString().strip();
    if (!text.isEmpty()) {
      lines.add(new Line(text, heading, (double) runLink / run.length()));
    }
    run.setLength(0);
    runLink = 0;
  }

  private String text() {
    List<Line> kept = new ArrayList<>();
    int total = lines.stream().mapToInt(l -> l.text().length()).sum();
    int written = 0;
    boolean begun = false;
    for (Line line : lines) {
      if (isEnd(line) && written > STORY_MAY_END * total) {
        break;
      }
      written += line.text().length();
      begun |= Letters.count(line.text()) > LABEL;
      if (!isJunk(line) && (begun || !isDateLine(line.text()))) {
        kept.add(line);
      }
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).heading()) {
      kept.remove(kept.size() - 1);
    }
    return kept.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /** Above a story stands when and from where it comes: a year and digits, but no sentence. */
  private static boolean isDateLine(String text) {
    return DATED.matcher(text).find() && !endsSentence(text);
  }

  private static boolean isEnd(Line line) {
    if (line.text().length() > 60 || (!line.heading() && line.text().length() > 30)) {
      return false;
    }
    String text = bare(line.text());
    return ENDS.stream()
        .anyMatch(e -> text.equals(e) || (line.heading() && text.startsWith(e + " ")));
  }

  private boolean isJunk(Line line) {
    String text = bare(line.text());
    if (text.codePoints().noneMatch(Character::isLetterOrDigit) || line.text().equals(title)) {
      return true;
    }
    boolean mostlyLink = line.linkShare() > 0.8;
    if (mostlyLink
        && (line.text().length() < 25 || isAddress(text) || !endsSentence(line.text()))) {
      return !line.heading() || line.text().length() < 12;
    }
    boolean brief = line.text().length() < 80 || line.linkShare() > 0.4;
    return brief
        && !line.heading()
        && JUNK.stream().anyMatch(j -> begins(text, j))
        && (line.linkShare() > 0.2 || line.text().length() < 50);
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

  static boolean endsSentence(String text) {
    return ".!?…\"”’»。！？」』؟।".indexOf(text.charAt(text.length() - 1)) >= 0;
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
