package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TextDensity;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Converts blocks of a page to the text of an article, one paragraph per line. */
final class StoryText {
  private static final int MAX_SENTENCE_ELEMENTS = 8;
  private static final int MIN_TEXT_BESIDE_LINK = 15;
  private static final int MAX_CHARS_ABOVE_HEADLINE = 600;

  private final FlatDom page;
  private final TextDensity density;
  private final int headline;
  private final String title;
  private final List<StoryLine> lines = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private int linkChars;

  private StoryText(FlatDom page, TextDensity density, int headline, String title) {
    this.page = page;
    this.density = density;
    this.headline = headline;
    this.title = title;
  }

  /** Returns the text of the blocks; text above the headline is dropped if it is short. */
  static String of(
      List<Integer> blocks, FlatDom page, TextDensity density, int headline, String title) {
    StoryText story = new StoryText(page, density, headline, title);
    for (int block : blocks) {
      story.block(block, false);
      story.flush(false);
    }
    return story.text();
  }

  /** Returns the text of one element on one line. */
  static String line(int i, FlatDom page, TextDensity density) {
    StoryText line = new StoryText(page, density, FlatDom.NONE, "");
    line.append(page.element(i).text(), false);
    return line.paragraph.toString().strip();
  }

  private void block(int i, boolean inLink) {
    if (i == headline) {
      flush(false);
      dropLinesAboveHeadline();
      return;
    }
    Element e = page.element(i);
    int number = i + 1;
    for (int k = 0, n = e.childNodeSize(); k < n; k++) {
      Node child = e.childNode(k);
      if (child instanceof TextNode text) {
        append(text.getWholeText(), inLink);
      } else if (child instanceof Element) {
        if (!density.isExcluded(number)) {
          element(number, inLink);
        }
        number = page.end(number);
      }
    }
  }

  private void dropLinesAboveHeadline() {
    if (lines.stream().mapToInt(l -> l.text().length()).sum() < MAX_CHARS_ABOVE_HEADLINE) {
      lines.clear();
    }
  }

  private void element(int i, boolean inLink) {
    if (page.is(i, ElementFeatures.BREAK)) {
      flush(false);
    } else if (page.is(i, ElementFeatures.INLINE)) {
      block(i, inLink || page.is(i, ElementFeatures.LINK));
    } else if (!isLinkBlock(i)) {
      flush(false);
      block(i, inLink);
      flush(page.is(i, ElementFeatures.HEADING));
    }
  }

  /** Returns whether a list or box consists of links to other pages. */
  private boolean isLinkBlock(int i) {
    if (density.text(i) == 0 || page.is(i, ElementFeatures.PARAGRAPH | ElementFeatures.HEADING)) {
      return false;
    }
    double max = page.is(i, ElementFeatures.LIST) ? 0.5 : 0.55;
    return density.linkDensity(i) > max && density.running(i) < 200 && !isSentence(i);
  }

  /** Returns whether a block is a sentence that consists mostly of a link. */
  private boolean isSentence(int i) {
    return !page.is(i, ElementFeatures.LIST)
        && page.end(i) - i <= MAX_SENTENCE_ELEMENTS
        && density.text(i) - density.link(i) >= MIN_TEXT_BESIDE_LINK
        && endsSentence(page.element(i).text().strip());
  }

  private void append(String text, boolean link) {
    int before = paragraph.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u3000') {
        if (paragraph.length() > 0 && paragraph.charAt(paragraph.length() - 1) != ' ') {
          paragraph.append(' ');
        }
      } else if (c != '\u00ad' && c != '\u200b' && c != '\ufeff') {
        paragraph.append(c);
      }
    }
    linkChars += link ? paragraph.length() - before : 0;
  }

  private void flush(boolean heading) {
    String text = paragraph.toString().strip();
    if (!text.isEmpty()) {
      lines.add(new StoryLine(text, heading, (double) linkChars / paragraph.length()));
    }
    paragraph.setLength(0);
    linkChars = 0;
  }

  private String text() {
    return StoryLines.join(lines, title);
  }

  static boolean endsSentence(String text) {
    return ".!?…\"”’»。！？」』؟।".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
