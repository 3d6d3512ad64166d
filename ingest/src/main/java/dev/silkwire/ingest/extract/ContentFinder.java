package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.extract.Measures.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the blocks that hold the story: where most running text is, after Readability's idea of
 * paragraphs that speak for the blocks around them (Arc90, 2009), with what names, landmarks and
 * the headline add.
 */
final class ContentFinder {
  private static final double EARLIER = 0.5;
  private static final double BEFORE_HEADLINE = 0.3;
  private static final double SPLIT_PART = 0.15;
  private static final double WORTH_CLIMBING = 0.1;
  private static final double MOSTLY_RUNNING = 0.6;
  private static final double MANY_LINKS = 0.25;
  private static final int PARAGRAPH = 80;

  private final Measures measures;
  private final Words words;
  private final @Nullable Element headline;

  ContentFinder(Measures measures, Words words, @Nullable Element headline) {
    this.words = words;
    this.measures = measures;
    this.headline = headline;
  }

  /** A block and what it is worth. */
  private record Candidate(Element block, double score, Measure measure) {}

  /** The blocks of the story in document order; none when there is no running text. */
  List<Element> find() {
    List<Candidate> candidates = candidates();
    if (candidates.isEmpty()) {
      return List.of();
    }
    Candidate best = earlier(candidates, candidates.get(0));
    List<Element> parts = parts(candidates, best);
    return parts.size() > 1 ? parts : List.of(climb(best.block()));
  }

  private List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (Map.Entry<Element, Double> entry : measures.scores().entrySet()) {
      Measure m = measures.of(entry.getKey());
      all.add(new Candidate(entry.getKey(), weighed(entry.getKey(), entry.getValue(), m), m));
    }
    all.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(c -> c.measure().start));
    return all;
  }

  private double weighed(Element e, double score, Measure m) {
    double weight = score * (1 - m.linkDensity());
    if (e.attr("itemprop").contains("articleBody")) {
      weight *= 2;
    } else if (words.content(e)) {
      weight *= 1.6;
    } else if (e.normalName().equals("article")) {
      weight *= 1.3;
    } else if (e.normalName().equals("body")) {
      weight *= 0.7;
    }
    boolean before = headline != null && m.end <= measures.of(headline).start;
    return before ? weight * BEFORE_HEADLINE : weight;
  }

  /** Of two stories on a page the first is the one asked for; the others were scrolled in. */
  private static Candidate earlier(List<Candidate> candidates, Candidate best) {
    return candidates.stream()
        .filter(c -> c.score() >= EARLIER * best.score())
        .filter(c -> c.measure().end <= best.measure().start)
        .min(Comparator.comparing(c -> c.measure().start))
        .orElse(best);
  }

  /** A story told in several blocks of the same kind, with advertisements between. */
  private List<Element> parts(List<Candidate> candidates, Candidate best) {
    String kind = best.block().className();
    if (kind.isBlank()) {
      return List.of(best.block());
    }
    return candidates.stream()
        .filter(c -> c.equals(best) || isPart(c, best, kind))
        .sorted(Comparator.comparing(c -> c.measure().start))
        .map(Candidate::block)
        .toList();
  }

  private boolean isPart(Candidate c, Candidate best, String kind) {
    Element block = c.block();
    return block.className().equals(kind)
        && block.normalName().equals(best.block().normalName())
        && c.measure().running >= SPLIT_PART * best.measure().running
        && c.measure().linkDensity() < 0.3
        && (c.measure().end <= best.measure().start || c.measure().start >= best.measure().end)
        && sameStory(block, best.block());
  }

  private boolean sameStory(Element a, Element b) {
    Element story = a.closest("article");
    return Objects.equals(story, b.closest("article"))
        && !a.equals(story)
        && !measures.of(a).h1
        && !measures.of(b).h1;
  }

  /** Upwards, as long as that adds paragraphs of the story that stand beside the block. */
  private Element climb(Element block) {
    Element at = block;
    for (Element parent = at.parent();
        parent != null && !isWhole(at) && !parent.normalName().equals("html");
        parent = parent.parent()) {
      boolean onlyWraps = parent.childrenSize() == 1 && !parent.normalName().equals("body");
      if (!onlyWraps && !addsParagraphs(measures.of(at), measures.of(parent))) {
        break;
      }
      at = parent;
    }
    return at;
  }

  /** What is beside an article element is another story. */
  private static boolean isWhole(Element block) {
    return block.normalName().equals("article") || block.normalName().equals("body");
  }

  private boolean addsParagraphs(Measure inner, Measure outer) {
    int more = outer.running - inner.running;
    int beside = outer.text - inner.text;
    boolean clean = beside == 0 || outer.link - inner.link < MANY_LINKS * beside;
    boolean otherHeadline = outer.h1 && !inner.h1 && headline == null;
    return more >= Math.max(PARAGRAPH, WORTH_CLIMBING * inner.running)
        && more >= MOSTLY_RUNNING * beside
        && clean
        && !otherHeadline;
  }
}
