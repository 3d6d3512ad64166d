package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TextDensity;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes a block's paragraphs, one a line, without the lines that are not of the story. */
final class StoryText {
  private static final int MOST_OF_A_SENTENCE = 8;
  private static final int BEYOND_LINK = 15;
  private static final int MOST_ABOVE_A_HEADLINE = 600;

  private final FlatDom page;
  private final TextDensity measures;
  private final int headline;
  private final String title;
  private final List<StoryLine> lines = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private int runLink;

  private StoryText(FlatDom page, TextDensity measures, int headline, String title) {
    this.page = page;
    this.measures = measures;
    this.headline = headline;
    this.title = title;
  }

  /** The text of the blocks, from after the headline on. */
  static String of(
      List<Integer> blocks, FlatDom page, TextDensity measures, int headline, String title) {
    StoryText story = new StoryText(page, measures, headline, title);
    for (int block : blocks) {
      story.block(block, false);
      story.flush(false);
    }
    return story.text();
  }

  /** One paragraph, as it is written in a story. */
  static String line(int i, FlatDom page, TextDensity measures) {
    StoryText line = new StoryText(page, measures, FlatDom.NONE, "");
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

  /** Lists and boxes of links to elsewhere. */
  private boolean isLinkBlock(int i) {
    if (measures.text(i) == 0 || page.is(i, ElementFeatures.PARAGRAPH | ElementFeatures.HEADING)) {
      return false;
    }
    double most = page.is(i, ElementFeatures.LIST) ? 0.5 : 0.55;
    return measures.linkDensity(i) > most && measures.running(i) < 200 && !isSentence(i);
  }

  /** A paragraph that is mostly a link, but goes on beyond it. */
  private boolean isSentence(int i) {
    return !page.is(i, ElementFeatures.LIST)
        && page.end(i) - i <= MOST_OF_A_SENTENCE
        && measures.text(i) - measures.link(i) >= BEYOND_LINK
        && endsSentence(page.element(i).text().strip());
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
      lines.add(new StoryLine(text, heading, (double) runLink / run.length()));
    }
    run.setLength(0);
    runLink = 0;
  }

  private String text() {
    return StoryLines.join(lines, title);
  }

  static boolean endsSentence(String text) {
    return ".!?…\"”’»。！？」』؟।".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
