package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TextDensity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the blocks that hold the story: where most running text is, after Readability's idea of
 * paragraphs that speak for the blocks around them (Arc90, 2009), with what names, landmarks and
 * the headline add.
 */
final class ContentFinder {
  private static final double EARLIER = 0.5;
  private static final double BEFORE_HEADLINE = 0.3;
  private static final double SPLIT_PART = 0.15;
  private static final double KIN_PART = 0.04;
  private static final double WORTH_CLIMBING = 0.1;
  private static final double MOSTLY_RUNNING = 0.6;
  private static final double MANY_LINKS = 0.25;
  private static final double WORTH_SKIPPING = 0.25;
  private static final double MANY_SECTIONS = 3;
  private static final double NEARLY_ALL_RUNNING = 0.7;
  private static final double FEW_LINKS = 0.2;
  private static final long WHOLE =
      ElementFeatures.ARTICLE
          | ElementFeatures.MAIN
          | ElementFeatures.CONTENT
          | ElementFeatures.STORY_PROPERTY;
  private static final int LONGEST_TEASER = 500;
  private static final int PARAGRAPH = 80;

  private final FlatDom page;
  private final TextDensity measures;
  private final int headline;
  private final int[] linkedHeadings;

  /**
   * @param headline where it is printed, {@link FlatDom#NONE} when it is not
   */
  ContentFinder(FlatDom page, TextDensity measures, int headline) {
    this.page = page;
    this.measures = measures;
    this.headline = headline;
    this.linkedHeadings = new int[page.size() + 1];
    for (int i = 0; i < page.size(); i++) {
      linkedHeadings[i + 1] = linkedHeadings[i] + (isLinkedHeading(i) ? 1 : 0);
    }
  }

  /** A block and what it is worth. */
  private record Candidate(int block, double score) {}

  /** The blocks of the story in document order; none when there is no running text. */
  List<Integer> find() {
    List<Candidate> candidates = candidates();
    if (candidates.isEmpty()) {
      return List.of();
    }
    int best = earlier(candidates, candidates.get(0));
    List<Integer> found = withNeighbours(parts(candidates, best));
    int whole = manySections(found);
    return whole == FlatDom.NONE ? found : List.of(whole);
  }

  private List<Integer> withNeighbours(List<Integer> parts) {
    if (parts.size() == 1) {
      return List.of(climb(parts.get(0)));
    }
    int common = common(parts);
    return addsToParts(parts, common) ? List.of(climb(common)) : parts;
  }

  /**
   * The innermost block of an article, by its tag or name, that holds several times the running
   * text of the parts and little else: guides and lists have sections of equal rank, each under a
   * heading that may be a link.
   */
  private int manySections(List<Integer> parts) {
    int running = parts.stream().mapToInt(measures::running).sum();
    for (int outer = common(parts); outer > 0; outer = page.parent(outer)) {
      if (page.is(outer, WHOLE) && isMany(outer, running) && !isBeforeHeadline(outer)) {
        return outer;
      }
    }
    return FlatDom.NONE;
  }

  private boolean isMany(int outer, int running) {
    return measures.running(outer) >= MANY_SECTIONS * running
        && measures.running(outer) >= NEARLY_ALL_RUNNING * measures.text(outer)
        && measures.linkDensity(outer) < FEW_LINKS;
  }

  private boolean isBeforeHeadline(int block) {
    return page.end(block) <= headline;
  }

  /** The innermost block around all of them. */
  private int common(List<Integer> blocks) {
    int last = blocks.get(blocks.size() - 1);
    int common = blocks.get(0);
    while (!page.holds(common, last)) {
      common = page.parent(common);
    }
    return common;
  }

  /** Whether shorter parts, of the same or another kind, stand among those that were found. */
  private boolean addsToParts(List<Integer> parts, int outer) {
    int running = 0;
    int text = 0;
    int link = 0;
    int linked = 0;
    for (int part : parts) {
      running += measures.running(part);
      text += measures.text(part);
      link += measures.link(part);
      linked += linkedHeadings(part);
    }
    int more = measures.running(outer) - running;
    int beside = measures.text(outer) - text;
    return more >= Math.max(PARAGRAPH, WORTH_CLIMBING * running)
        && more >= MOSTLY_RUNNING * beside
        && measures.link(outer) - link < MANY_LINKS * beside
        && isNoList(linkedHeadings(outer) - linked, more)
        && holdsOneStory(outer);
  }

  private boolean holdsOneStory(int outer) {
    for (int i = outer + 1; i < page.end(outer); i++) {
      if (page.is(i, ElementFeatures.ARTICLE) && measures.running(i) > 0) {
        return false;
      }
    }
    return true;
  }

  private List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      if (measures.score(i) > 0) {
        all.add(new Candidate(i, weighed(i)));
      }
    }
    all.sort(
        Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::block));
    return all;
  }

  private double weighed(int i) {
    double weight = measures.score(i) * (1 - measures.linkDensity(i));
    if (page.is(i, ElementFeatures.STORY_PROPERTY)) {
      weight *= 2;
    } else if (page.is(i, ElementFeatures.CONTENT)) {
      weight *= 1.6;
    } else if (page.is(i, ElementFeatures.ARTICLE)) {
      weight *= 1.3;
    } else if (i == 0) {
      weight *= 0.7;
    }
    return isBeforeHeadline(i) ? weight * BEFORE_HEADLINE : weight;
  }

  /** Of two stories on a page the first is the one asked for; the others were scrolled in. */
  private int earlier(List<Candidate> candidates, Candidate best) {
    return candidates.stream()
        .filter(c -> c.score() >= EARLIER * best.score())
        .mapToInt(Candidate::block)
        .filter(b -> page.end(b) <= best.block())
        .min()
        .orElse(best.block());
  }

  /** A story told in several blocks of the same kind, with advertisements between. */
  private List<Integer> parts(List<Candidate> candidates, int best) {
    String kind = kind(best);
    if (kind.isEmpty()) {
      return List.of(best);
    }
    return candidates.stream()
        .map(Candidate::block)
        .filter(b -> b == best || isPart(b, best, kind))
        .sorted()
        .toList();
  }

  /** The first name of its class: those after it are often variants. */
  private String kind(int block) {
    String names = page.element(block).className().strip();
    int space = names.indexOf(' ');
    return space < 0 ? names : names.substring(0, space);
  }

  private boolean isPart(int block, int best, String kind) {
    double least = isKin(block, best) ? KIN_PART : SPLIT_PART;
    return measures.running(block) >= least * measures.running(best)
        && measures.linkDensity(block) < 0.3
        && (page.end(block) <= best || block >= page.end(best))
        && page.element(block).normalName().equals(page.element(best).normalName())
        && kind(block).equals(kind)
        && (isKin(block, best)
            || page.is(block, ElementFeatures.CONTENT | ElementFeatures.STORY_PROPERTY)
            || page.element(block).className().equals(page.element(best).className()))
        && sameStory(block, best);
  }

  /** Whether both stand in the same place of boxes that stand beside each other. */
  private boolean isKin(int a, int b) {
    int boxA = page.parent(a);
    int boxB = page.parent(b);
    return boxA == boxB || (boxA > 0 && boxB > 0 && page.parent(boxA) == page.parent(boxB));
  }

  private boolean sameStory(int a, int b) {
    int story = page.closest(a, ElementFeatures.ARTICLE);
    return story == page.closest(b, ElementFeatures.ARTICLE)
        && a != story
        && !measures.h1(a)
        && !measures.h1(b);
  }

  /**
   * Upwards, to the outermost block that adds paragraphs of the story to those of the block; what
   * lies between may add none, such as a section around its own heading.
   */
  private int climb(int block) {
    int at = block;
    for (int outer = at; !isWhole(outer); ) {
      outer = page.parent(outer);
      boolean onlyWraps = outer != 0 && page.parent(at) == outer && page.isOnlyChild(at);
      at = onlyWraps || adds(at, outer) ? outer : at;
    }
    return at;
  }

  /** What is farther away must add more, and must not lead to other stories. */
  private boolean adds(int inner, int outer) {
    int more = measures.running(outer) - measures.running(inner);
    int linked = linkedHeadings(outer) - linkedHeadings(inner);
    boolean near = page.parent(inner) == outer;
    return (near || more >= WORTH_SKIPPING * measures.running(inner))
        && isNoList(linked, more)
        && addsParagraphs(inner, outer);
  }

  /** Other stories are listed by a heading that leads there and few words. */
  private static boolean isNoList(int linkedHeadings, int running) {
    return linkedHeadings <= 1 || linkedHeadings * LONGEST_TEASER <= running;
  }

  private int linkedHeadings(int block) {
    return linkedHeadings[page.end(block)] - linkedHeadings[block];
  }

  /** Whether it leads elsewhere; many a heading leads to itself. */
  private boolean isLinkedHeading(int i) {
    if (measures.isOff(i) || !page.is(i, ElementFeatures.HEADING)) {
      return false;
    }
    int link = page.closest(i, ElementFeatures.LINK);
    for (int k = i + 1; link < 0 && k < page.end(i) && measures.linkDensity(i) > 0.8; k++) {
      link = page.is(k, ElementFeatures.LINK) ? k : link;
    }
    return link >= 0 && !page.element(link).attr("href").startsWith("#");
  }

  /** What is beside an article element is another story. */
  private boolean isWhole(int block) {
    return block == 0 || page.is(block, ElementFeatures.ARTICLE);
  }

  private boolean addsParagraphs(int inner, int outer) {
    int more = measures.running(outer) - measures.running(inner);
    int beside = measures.text(outer) - measures.text(inner);
    int links = measures.link(outer) - measures.link(inner);
    boolean clean = beside == 0 || links < MANY_LINKS * beside;
    boolean otherHeadline = measures.h1(outer) && !measures.h1(inner) && headline == FlatDom.NONE;
    return more >= Math.max(PARAGRAPH, WORTH_CLIMBING * measures.running(inner))
        && more >= MOSTLY_RUNNING * beside
        && clean
        && !otherHeadline;
  }
}
