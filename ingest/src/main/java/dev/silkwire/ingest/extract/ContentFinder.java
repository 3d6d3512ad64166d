package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TextDensity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the blocks that contain the article: those with the most running text, where paragraphs
 * score for their ancestors as in Readability (Arc90, 2009), adjusted by class names, landmarks and
 * the position of the headline.
 */
final class ContentFinder {
  private static final double MIN_SCORE_OF_EARLIER = 0.5;
  private static final double WEIGHT_BEFORE_HEADLINE = 0.3;
  private static final double MIN_SHARE_OF_PART = 0.15;
  private static final double MIN_SHARE_OF_SIBLING = 0.04;
  private static final double MIN_GAIN = 0.1;
  private static final double MIN_RUNNING_OF_GAIN = 0.6;
  private static final double MAX_LINKS_OF_GAIN = 0.25;
  private static final double MIN_GAIN_OF_DISTANT = 0.25;
  private static final double MIN_SECTIONS = 3;
  private static final double MIN_RUNNING_OF_SECTIONS = 0.7;
  private static final double MAX_LINKS_OF_SECTIONS = 0.2;
  private static final long WHOLE_ARTICLE =
      ElementFeatures.ARTICLE
          | ElementFeatures.MAIN
          | ElementFeatures.CONTENT
          | ElementFeatures.STORY_PROPERTY;
  private static final int MAX_TEASER = 500;
  private static final int MIN_PARAGRAPH = 80;

  private final FlatDom page;
  private final TextDensity density;
  private final int headline;
  private final int[] linkedHeadings;

  /**
   * @param headline number of the headline's element, {@link FlatDom#NONE} if there is none
   */
  ContentFinder(FlatDom page, TextDensity density, int headline) {
    this.page = page;
    this.density = density;
    this.headline = headline;
    this.linkedHeadings = new int[page.size() + 1];
    for (int i = 0; i < page.size(); i++) {
      linkedHeadings[i + 1] = linkedHeadings[i] + (isLinkedHeading(i) ? 1 : 0);
    }
  }

  /** A block with its score. */
  private record Candidate(int block, double score) {}

  /** Returns the blocks of the article in document order; none if the page has no running text. */
  List<Integer> find() {
    List<Candidate> candidates = candidates();
    if (candidates.isEmpty()) {
      return List.of();
    }
    int best = earlier(candidates, candidates.get(0));
    List<Integer> found = merged(parts(candidates, best));
    int whole = articleOfSections(found);
    return whole == FlatDom.NONE ? found : List.of(whole);
  }

  private List<Integer> merged(List<Integer> parts) {
    if (parts.size() == 1) {
      return List.of(climb(parts.get(0)));
    }
    int common = commonAncestor(parts);
    return addsToParts(parts, common) ? List.of(climb(common)) : parts;
  }

  /**
   * Returns the innermost block that is an article by its tag or name, contains several times the
   * running text of the parts, and little else; {@link FlatDom#NONE} if there is none. Guides and
   * lists have such sections of equal rank, each under a heading that may be a link.
   */
  private int articleOfSections(List<Integer> parts) {
    int running = parts.stream().mapToInt(density::running).sum();
    for (int outer = commonAncestor(parts); outer > 0; outer = page.parent(outer)) {
      if (page.is(outer, WHOLE_ARTICLE)
          && hasSections(outer, running)
          && !isBeforeHeadline(outer)) {
        return outer;
      }
    }
    return FlatDom.NONE;
  }

  private boolean hasSections(int outer, int running) {
    return density.running(outer) >= MIN_SECTIONS * running
        && density.running(outer) >= MIN_RUNNING_OF_SECTIONS * density.text(outer)
        && density.linkDensity(outer) < MAX_LINKS_OF_SECTIONS;
  }

  private boolean isBeforeHeadline(int block) {
    return page.end(block) <= headline;
  }

  /** Returns the innermost block that contains all the given blocks. */
  private int commonAncestor(List<Integer> blocks) {
    int last = blocks.get(blocks.size() - 1);
    int common = blocks.get(0);
    while (!page.contains(common, last)) {
      common = page.parent(common);
    }
    return common;
  }

  /**
   * Returns whether a block adds running text to the parts in it, without links to other articles.
   */
  private boolean addsToParts(List<Integer> parts, int outer) {
    int running = 0;
    int text = 0;
    int link = 0;
    int linked = 0;
    for (int part : parts) {
      running += density.running(part);
      text += density.text(part);
      link += density.link(part);
      linked += linkedHeadings(part);
    }
    int more = density.running(outer) - running;
    int otherText = density.text(outer) - text;
    return more >= Math.max(MIN_PARAGRAPH, MIN_GAIN * running)
        && more >= MIN_RUNNING_OF_GAIN * otherText
        && density.link(outer) - link < MAX_LINKS_OF_GAIN * otherText
        && isNotList(linkedHeadings(outer) - linked, more)
        && hasNoArticle(outer);
  }

  private boolean hasNoArticle(int outer) {
    for (int i = outer + 1; i < page.end(outer); i++) {
      if (page.is(i, ElementFeatures.ARTICLE) && density.running(i) > 0) {
        return false;
      }
    }
    return true;
  }

  private List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      if (density.score(i) > 0) {
        all.add(new Candidate(i, weightedScore(i)));
      }
    }
    all.sort(
        Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::block));
    return all;
  }

  private double weightedScore(int i) {
    double weight = density.score(i) * (1 - density.linkDensity(i));
    if (page.is(i, ElementFeatures.STORY_PROPERTY)) {
      weight *= 2;
    } else if (page.is(i, ElementFeatures.CONTENT)) {
      weight *= 1.6;
    } else if (page.is(i, ElementFeatures.ARTICLE)) {
      weight *= 1.3;
    } else if (i == 0) {
      weight *= 0.7;
    }
    return isBeforeHeadline(i) ? weight * WEIGHT_BEFORE_HEADLINE : weight;
  }

  /**
   * Returns the first of several articles, because the others were appended by endless scrolling.
   */
  private int earlier(List<Candidate> candidates, Candidate best) {
    return candidates.stream()
        .filter(c -> c.score() >= MIN_SCORE_OF_EARLIER * best.score())
        .mapToInt(Candidate::block)
        .filter(b -> page.end(b) <= best.block())
        .min()
        .orElse(best.block());
  }

  /**
   * Returns the blocks of an article that is split into blocks of the same class, with
   * advertisements between.
   */
  private List<Integer> parts(List<Candidate> candidates, int best) {
    String name = firstClass(best);
    if (name.isEmpty()) {
      return List.of(best);
    }
    return candidates.stream()
        .map(Candidate::block)
        .filter(b -> b == best || isPart(b, best, name))
        .sorted()
        .toList();
  }

  /** Returns the first class name; those after it are often variants. */
  private String firstClass(int block) {
    String names = page.element(block).className().strip();
    int space = names.indexOf(' ');
    return space < 0 ? names : names.substring(0, space);
  }

  private boolean isPart(int block, int best, String name) {
    double min = areSiblings(block, best) ? MIN_SHARE_OF_SIBLING : MIN_SHARE_OF_PART;
    return density.running(block) >= min * density.running(best)
        && density.linkDensity(block) < 0.3
        && (page.end(block) <= best || block >= page.end(best))
        && page.element(block).normalName().equals(page.element(best).normalName())
        && firstClass(block).equals(name)
        && (areSiblings(block, best)
            || page.is(block, ElementFeatures.CONTENT | ElementFeatures.STORY_PROPERTY)
            || page.element(block).className().equals(page.element(best).className()))
        && areInSameArticle(block, best);
  }

  /** Returns whether two blocks have the same parent, or parents that are siblings. */
  private boolean areSiblings(int a, int b) {
    int parentA = page.parent(a);
    int parentB = page.parent(b);
    return parentA == parentB
        || (parentA > 0 && parentB > 0 && page.parent(parentA) == page.parent(parentB));
  }

  private boolean areInSameArticle(int a, int b) {
    int story = page.closest(a, ElementFeatures.ARTICLE);
    return story == page.closest(b, ElementFeatures.ARTICLE)
        && a != story
        && !density.hasH1(a)
        && !density.hasH1(b);
  }

  /**
   * Returns the outermost ancestor that adds paragraphs of the article to the block. Ancestors
   * between may add none, such as a section with its own heading.
   */
  private int climb(int block) {
    int at = block;
    for (int outer = at; !isArticleOrBody(outer); ) {
      outer = page.parent(outer);
      boolean onlyWraps = outer != 0 && page.parent(at) == outer && page.isOnlyChild(at);
      at = onlyWraps || adds(at, outer) ? outer : at;
    }
    return at;
  }

  /**
   * Returns whether an ancestor adds paragraphs. A distant one must add more, and must not list
   * other articles.
   */
  private boolean adds(int inner, int outer) {
    int more = density.running(outer) - density.running(inner);
    int linked = linkedHeadings(outer) - linkedHeadings(inner);
    boolean isParent = page.parent(inner) == outer;
    return (isParent || more >= MIN_GAIN_OF_DISTANT * density.running(inner))
        && isNotList(linked, more)
        && addsParagraphs(inner, outer);
  }

  /** A list of other articles has linked headings with short teasers. */
  private static boolean isNotList(int linkedHeadings, int running) {
    return linkedHeadings <= 1 || linkedHeadings * MAX_TEASER <= running;
  }

  private int linkedHeadings(int block) {
    return linkedHeadings[page.end(block)] - linkedHeadings[block];
  }

  /** Returns whether an element is a heading that links to another page, not to itself. */
  private boolean isLinkedHeading(int i) {
    if (density.isExcluded(i) || !page.is(i, ElementFeatures.HEADING)) {
      return false;
    }
    int link = page.closest(i, ElementFeatures.LINK);
    for (int k = i + 1; link < 0 && k < page.end(i) && density.linkDensity(i) > 0.8; k++) {
      link = page.is(k, ElementFeatures.LINK) ? k : link;
    }
    return link >= 0 && !page.element(link).attr("href").startsWith("#");
  }

  /** An article element is a boundary: its siblings are other articles. */
  private boolean isArticleOrBody(int block) {
    return block == 0 || page.is(block, ElementFeatures.ARTICLE);
  }

  private boolean addsParagraphs(int inner, int outer) {
    int more = density.running(outer) - density.running(inner);
    int otherText = density.text(outer) - density.text(inner);
    int links = density.link(outer) - density.link(inner);
    boolean hasFewLinks = otherText == 0 || links < MAX_LINKS_OF_GAIN * otherText;
    boolean otherHeadline =
        density.hasH1(outer) && !density.hasH1(inner) && headline == FlatDom.NONE;
    return more >= Math.max(MIN_PARAGRAPH, MIN_GAIN * density.running(inner))
        && more >= MIN_RUNNING_OF_GAIN * otherText
        && hasFewLinks
        && !otherHeadline;
  }
}
