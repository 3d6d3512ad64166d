package dev.silkwire.ingest.page;

/**
 * How much text stands where in a page, when some of its elements are left out. All lengths are
 * those of {@link TextLength}.
 */
public final class TextDensity {
  private static final int SHORTEST_RUN = 25;
  private static final int LONG_RUN = 600;
  private static final int REACH = 4;

  private final FlatDom page;
  private final boolean[] out;
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
   * @param off what to leave out, by number, with all that is in it
   */
  public TextDensity(FlatDom page, boolean[] off) {
    int n = page.size();
    this.page = page;
    this.out = new boolean[n];
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
      out[i] = off[i] || (parent >= 0 && out[parent]);
      linked[i] = page.is(i, ElementFeatures.LINK) || (parent >= 0 && linked[parent]);
    }
    for (int i = n - 1; i >= 0; i--) {
      if (!out[i]) {
        complete(i, linked[i]);
      }
    }
  }

  /** Whether it is left out. */
  public boolean isOff(int i) {
    return out[i];
  }

  /** Length of all text in it. */
  public int text(int i) {
    return text[i];
  }

  /** Length of the links in it. */
  public int link(int i) {
    return link[i];
  }

  /** Length of the text that stands in it directly or in inline elements. */
  public int own(int i) {
    return own[i];
  }

  /** Length of its running text: paragraphs without their links. */
  public int running(int i) {
    return running[i];
  }

  /** Whether a first-level heading is in it. */
  public boolean h1(int i) {
    return h1[i];
  }

  /** What it holds of running text, near weighing more than far. */
  public double score(int i) {
    return scores[i];
  }

  public double linkDensity(int i) {
    return text[i] == 0 ? 0 : (double) link[i] / text[i];
  }

  /** Children come after their parents, so going backwards they are complete when these are. */
  private void complete(int i, boolean linked) {
    int direct = page.letters(i);
    text[i] += direct;
    own[i] += direct;
    if (linked) {
      link[i] += direct;
      ownLink[i] += direct;
    }
    h1[i] |= page.is(i, ElementFeatures.H1);
    boolean inline = page.is(i, ElementFeatures.INLINE);
    if (!inline) {
      credit(i);
    }
    int parent = page.parent(i);
    if (parent >= 0) {
      absorb(parent, i, inline);
    }
  }

  private void absorb(int parent, int i, boolean inline) {
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

  /** A run of text speaks for the blocks around it: fully for the nearest, ever less upwards. */
  private void credit(int i) {
    int run = own[i] - 2 * ownLink[i];
    if (run < SHORTEST_RUN || page.is(i, ElementFeatures.HEADING)) {
      return;
    }
    running[i] += own[i] - ownLink[i];
    boolean leaf =
        page.is(i, ElementFeatures.LEAF) || (!blocks[i] && breaks[i] < 2 && own[i] < LONG_RUN);
    double weight = 1;
    int holder = leaf ? page.parent(i) : i;
    for (int reached = 0; reached < REACH && holder >= 0; holder = page.parent(holder)) {
      if (!page.is(holder, ElementFeatures.INLINE)) {
        scores[holder] += run * weight;
        weight *= reached == 0 ? 0.65 : 0.6;
        reached++;
      }
    }
  }
}
