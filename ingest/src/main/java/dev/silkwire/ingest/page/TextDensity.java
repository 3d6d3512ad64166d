package dev.silkwire.ingest.page;

/**
 * The length of text, links and running text in each element of a page, when some elements are
 * excluded. All lengths are {@link TextLength}s. Immutable after construction.
 */
public final class TextDensity {
  private static final int MIN_RUN_LENGTH = 25;
  private static final int MAX_LEAF_LENGTH = 600;
  private static final int MAX_ANCESTORS = 4;

  private final FlatDom page;
  private final boolean[] excluded;
  private final int[] text;
  private final int[] link;
  private final int[] running;
  private final int[] own;
  private final int[] ownLink;
  private final int[] breaks;
  private final boolean[] blocks;
  private final boolean[] h1;
  private final double[] scores;

  /**
   * @param roots elements to exclude with their descendants, by number
   */
  public TextDensity(FlatDom page, boolean[] roots) {
    int n = page.size();
    this.page = page;
    this.excluded = new boolean[n];
    this.text = new int[n];
    this.link = new int[n];
    this.running = new int[n];
    this.own = new int[n];
    this.ownLink = new int[n];
    this.breaks = new int[n];
    this.blocks = new boolean[n];
    this.h1 = new boolean[n];
    this.scores = new double[n];
    boolean[] linked = new boolean[n];
    for (int i = 0; i < n; i++) {
      int parent = page.parent(i);
      excluded[i] = roots[i] || (parent >= 0 && excluded[parent]);
      linked[i] = page.is(i, ElementFeatures.LINK) || (parent >= 0 && linked[parent]);
    }
    for (int i = n - 1; i >= 0; i--) {
      if (!excluded[i]) {
        complete(i, linked[i]);
      }
    }
  }

  /** Returns whether an element is excluded. */
  public boolean isExcluded(int i) {
    return excluded[i];
  }

  /** Returns the length of all text in an element. */
  public int text(int i) {
    return text[i];
  }

  /** Returns the length of the text of links in an element. */
  public int link(int i) {
    return link[i];
  }

  /** Returns the length of the text nodes of an element and of its inline descendants. */
  public int own(int i) {
    return own[i];
  }

  /** Returns the length of the running text in an element: paragraphs without their links. */
  public int running(int i) {
    return running[i];
  }

  /** Returns whether an element contains a first-level heading. */
  public boolean hasH1(int i) {
    return h1[i];
  }

  /**
   * Returns the score of an element: the length of its running text, weighted less the deeper it is
   * nested.
   */
  public double score(int i) {
    return scores[i];
  }

  /** Returns the share of link text in the text of an element, from 0 to 1. */
  public double linkDensity(int i) {
    return text[i] == 0 ? 0 : (double) link[i] / text[i];
  }

  /**
   * Adds up element {@code i}. Called in reverse document order, so that its descendants are
   * complete.
   */
  private void complete(int i, boolean linked) {
    int direct = page.ownLength(i);
    text[i] += direct;
    own[i] += direct;
    if (linked) {
      link[i] += direct;
      ownLink[i] += direct;
    }
    h1[i] |= page.is(i, ElementFeatures.H1);
    boolean inline = page.is(i, ElementFeatures.INLINE);
    if (!inline) {
      addScore(i);
    }
    int parent = page.parent(i);
    if (parent >= 0) {
      addToParent(parent, i, inline);
    }
  }

  private void addToParent(int parent, int i, boolean inline) {
    text[parent] += text[i];
    link[parent] += link[i];
    running[parent] += running[i];
    h1[parent] |= h1[i];
    if (inline) {
      own[parent] += own[i];
      ownLink[parent] += ownLink[i];
      breaks[parent] += breaks[i] + (page.is(i, ElementFeatures.BREAK) ? 1 : 0);
      blocks[parent] |= blocks[i];
    } else {
      blocks[parent] = true;
    }
  }

  /**
   * Adds a run of text to the scores of the nearest ancestors, with decreasing weights (after
   * Arc90's Readability).
   */
  private void addScore(int i) {
    int run = own[i] - 2 * ownLink[i];
    if (run < MIN_RUN_LENGTH || page.is(i, ElementFeatures.HEADING)) {
      return;
    }
    running[i] += own[i] - ownLink[i];
    boolean leaf =
        page.is(i, ElementFeatures.LEAF)
            || (!blocks[i] && breaks[i] < 2 && own[i] < MAX_LEAF_LENGTH);
    double weight = 1;
    int ancestor = leaf ? page.parent(i) : i;
    for (int n = 0; n < MAX_ANCESTORS && ancestor >= 0; ancestor = page.parent(ancestor)) {
      if (!page.is(ancestor, ElementFeatures.INLINE)) {
        scores[ancestor] += run * weight;
        weight *= n == 0 ? 0.65 : 0.6;
        n++;
      }
    }
  }
}
