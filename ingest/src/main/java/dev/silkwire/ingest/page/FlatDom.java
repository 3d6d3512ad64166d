package dev.silkwire.ingest.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A page's elements numbered in document order, with what was read of each in the one walk over the
 * tree: everything later is arithmetic on numbers. What is in element {@code i} has the numbers
 * from {@code i + 1} up to {@code end(i)}; the body is number 0.
 */
public final class FlatDom {
  public static final int NONE = -1;

  private static final int DEEPEST = 500;

  private final ElementFeatures reader;
  private final List<Element> elements = new ArrayList<>(1024);
  private int[] parents = new int[1024];
  private int[] ends = new int[1024];
  private int[] letters = new int[1024];
  private long[] facts = new long[1024];

  public FlatDom(Element body, ElementFeatures reader) {
    this.reader = reader;
    walk(body, NONE);
  }

  private void walk(Element e, int parent) {
    int i = elements.size();
    if (i == ends.length) {
      grow();
    }
    elements.add(e);
    parents[i] = parent;
    facts[i] = reader.of(e);
    int direct = 0;
    for (int k = 0, n = e.childNodeSize(); k < n; k++) {
      Node child = e.childNode(k);
      if (child instanceof TextNode text) {
        direct += TextLength.count(text.getWholeText());
      } else if (child instanceof Element c) {
        walk(c, i);
      }
    }
    letters[i] = direct;
    ends[i] = elements.size();
  }

  private void grow() {
    int size = 2 * ends.length;
    parents = Arrays.copyOf(parents, size);
    ends = Arrays.copyOf(ends, size);
    letters = Arrays.copyOf(letters, size);
    facts = Arrays.copyOf(facts, size);
  }

  public int size() {
    return elements.size();
  }

  public Element element(int i) {
    return elements.get(i);
  }

  /** The number of the element around, {@link #NONE} for the body. */
  public int parent(int i) {
    return parents[i];
  }

  /** The number after all that is in it. */
  public int end(int i) {
    return ends[i];
  }

  /** Length of the text directly in it. */
  public int letters(int i) {
    return letters[i];
  }

  /** Whether any of these facts hold for it. */
  public boolean is(int i, long fact) {
    return (facts[i] & fact) != 0;
  }

  /** Whether it is around the other, or is it. */
  public boolean holds(int i, int other) {
    return i <= other && other < ends[i];
  }

  /** Whether it is the only element in the one around it. */
  public boolean isOnlyChild(int i) {
    return parents[i] == i - 1 && ends[i] == ends[i - 1];
  }

  /**
   * The nearest element around it, or it, of which any of these facts hold; nobody nests deeper.
   */
  public int closest(int i, long fact) {
    int at = i;
    for (int up = 0; at != NONE && !is(at, fact); up++) {
      at = up < DEEPEST ? parents[at] : NONE;
    }
    return at;
  }
}
