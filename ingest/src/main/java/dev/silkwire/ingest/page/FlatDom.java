package dev.silkwire.ingest.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The elements of a page as a flat list in document order (preorder), with the features of each,
 * collected in a single traversal. The descendants of element {@code i} have the numbers from
 * {@code i + 1} to {@code end(i) - 1}; the body is number 0. Not modified after construction.
 */
public final class FlatDom {
  /** The number of no element. */
  public static final int NONE = -1;

  private static final int MAX_DEPTH = 500;

  private final ElementFeatures extractor;
  private final List<Element> elements = new ArrayList<>(1024);
  private int[] parents = new int[1024];
  private int[] ends = new int[1024];
  private int[] ownLengths = new int[1024];
  private long[] features = new long[1024];

  public FlatDom(Element body, ElementFeatures extractor) {
    this.extractor = extractor;
    walk(body, NONE);
  }

  private void walk(Element e, int parent) {
    int i = elements.size();
    if (i == ends.length) {
      grow();
    }
    elements.add(e);
    parents[i] = parent;
    features[i] = extractor.of(e);
    int ownLength = 0;
    for (int k = 0, n = e.childNodeSize(); k < n; k++) {
      Node child = e.childNode(k);
      if (child instanceof TextNode text) {
        ownLength += TextLength.count(text.getWholeText());
      } else if (child instanceof Element c) {
        walk(c, i);
      }
    }
    ownLengths[i] = ownLength;
    ends[i] = elements.size();
  }

  private void grow() {
    int size = 2 * ends.length;
    parents = Arrays.copyOf(parents, size);
    ends = Arrays.copyOf(ends, size);
    ownLengths = Arrays.copyOf(ownLengths, size);
    features = Arrays.copyOf(features, size);
  }

  /** Returns the number of elements. */
  public int size() {
    return elements.size();
  }

  public Element element(int i) {
    return elements.get(i);
  }

  /** Returns the number of the parent, {@link #NONE} for the body. */
  public int parent(int i) {
    return parents[i];
  }

  /** Returns the number after the last descendant. */
  public int end(int i) {
    return ends[i];
  }

  /** Returns the {@link TextLength} of the text nodes that are children of the element. */
  public int ownLength(int i) {
    return ownLengths[i];
  }

  /** Returns whether the element has any of the given features. */
  public boolean is(int i, long any) {
    return (features[i] & any) != 0;
  }

  /** Returns whether the other element is the element itself or a descendant. */
  public boolean contains(int i, int other) {
    return i <= other && other < ends[i];
  }

  /** Returns whether the element is the only child element of its parent. */
  public boolean isOnlyChild(int i) {
    return parents[i] == i - 1 && ends[i] == ends[i - 1];
  }

  /**
   * Returns the element itself or its nearest ancestor that has any of the given features; {@link
   * #NONE} if there is none.
   */
  public int closest(int i, long any) {
    int at = i;
    for (int depth = 0; at != NONE && !is(at, any); depth++) {
      at = depth < MAX_DEPTH ? parents[at] : NONE;
    }
    return at;
  }
}
