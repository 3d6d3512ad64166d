package dev.silkwire.ingest.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * How much text stands where. Lengths are letters, of which one in Chinese, Japanese or Korean
 * counts as three: it says as much.
 */
final class Measures {
  private static final int SHORTEST_RUN = 25;
  private static final int LONG_RUN = 600;
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del",
          "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp",
          "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
          "amp-img", "o:p");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> LEAVES = Set.of("p", "pre", "blockquote", "li", "dd", "dt");

  /** What was measured of one element, with all that is in it. */
  static final class Measure {
    int text;
    int link;

    /** Running text: paragraphs without their links. */
    int running;

    /** Text that stands in it directly or in inline elements. */
    int own;

    int ownLink;
    int breaks;
    boolean blocks;
    boolean h1;

    /** Its place in document order, and the place after all that is in it. */
    int start;

    int end;

    double linkDensity() {
      return text == 0 ? 0 : (double) link / text;
    }
  }

  private static final Measure NOTHING = new Measure();

  private final Map<Element, Measure> measures = new HashMap<>();
  private final Map<Element, Double> scores = new HashMap<>();
  private final Set<Element> off;
  private int order;

  /**
   * @param off elements to leave out, by identity
   */
  Measures(Element body, Set<Element> off) {
    this.off = off;
    measure(body, false);
  }

  Measure of(Element e) {
    return measures.getOrDefault(e, NOTHING);
  }

  /** What each element holds of running text, near weighing more than far. */
  Map<Element, Double> scores() {
    return scores;
  }

  boolean isOff(Element e) {
    return off.contains(e);
  }

  static boolean inline(Element e) {
    return INLINE.contains(e.normalName());
  }

  static boolean heading(Element e) {
    return HEADINGS.contains(e.normalName());
  }

  private Measure measure(Element e, boolean inLink) {
    Measure m = new Measure();
    m.start = order++;
    boolean link = inLink || e.normalName().equals("a");
    for (Node child = e.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof TextNode text) {
        int length = length(text.getWholeText());
        add(m, length, link ? length : 0);
      } else if (child instanceof Element c && !off.contains(c)) {
        absorb(m, c, measure(c, link));
      }
    }
    m.end = order;
    m.h1 |= e.normalName().equals("h1");
    if (!inline(e)) {
      credit(e, m);
    }
    measures.put(e, m);
    return m;
  }

  private static void add(Measure m, int length, int link) {
    m.text += length;
    m.link += link;
    m.own += length;
    m.ownLink += link;
  }

  private static void absorb(Measure m, Element child, Measure c) {
    m.text += c.text;
    m.link += c.link;
    m.running += c.running;
    m.h1 |= c.h1;
    if (inline(child)) {
      m.own += c.own;
      m.ownLink += c.ownLink;
      m.breaks += c.breaks + (child.normalName().equals("br") ? 1 : 0);
      m.blocks |= c.blocks;
    } else {
      m.blocks = true;
    }
  }

  /** A run of text speaks for the blocks around it: fully for the nearest, ever less upwards. */
  private void credit(Element e, Measure m) {
    int run = m.own - 2 * m.ownLink;
    if (run < SHORTEST_RUN || heading(e)) {
      return;
    }
    m.running += m.own - m.ownLink;
    boolean leaf =
        LEAVES.contains(e.normalName()) || (!m.blocks && m.breaks < 2 && m.own < LONG_RUN);
    double weight = 1;
    Element holder = leaf ? e.parent() : e;
    for (int i = 0; i < 4 && holder != null; holder = holder.parent()) {
      if (inline(holder)) {
        continue;
      }
      scores.merge(holder, run * weight, Double::sum);
      weight *= i == 0 ? 0.65 : 0.6;
      i++;
    }
  }

  /** Letters and digits, those of dense scripts threefold. */
  static int length(String text) {
    int length = 0;
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        length += space ? 0 : 1;
        space = true;
      } else {
        length += c >= '\u2e80' && c < '\ud800' && !isHangul(c) ? 3 : isHangul(c) ? 2 : 1;
        space = false;
      }
    }
    return length;
  }

  private static boolean isHangul(char c) {
    return c >= '\uac00' && c <= '\ud7a3';
  }
}
