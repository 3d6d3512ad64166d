package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.page.TextDensity;
import dev.silkwire.ingest.page.TitleKey;
import dev.silkwire.ingest.title.Headline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The paragraphs between a headline and its story that sum the story up. They often stand outside
 * the block that holds the story, or have a name that boilerplate has elsewhere, such as "teaser".
 */
final class Standfirst {
  private static final int SHORTEST = 30;
  private static final int SENTENCE = 80;
  private static final int LONGEST = 1200;
  private static final int FIRST_PARAGRAPH = 50;
  private static final int SAME = 40;
  private static final int MOST = 4;
  private static final double LINKED = 0.5;

  private final FlatDom page;
  private final TextDensity spoken;
  private final TextDensity kept;
  private final int headline;
  private final List<String> descriptions;
  private final List<String> titles;

  /**
   * @param spoken the page without what its tags make boilerplate
   * @param kept what the story was found in
   */
  Standfirst(
      FlatDom page, TextDensity spoken, TextDensity kept, Headline headline, StructuredData data) {
    this.page = page;
    this.spoken = spoken;
    this.kept = kept;
    this.headline = headline.element();
    this.titles = headline.keys();
    this.descriptions =
        Stream.of(
                data.meta("og:description"),
                data.meta("description"),
                data.meta("twitter:description"),
                data.article("description"))
            .filter(d -> d != null && d.length() >= SHORTEST)
            .map(TitleKey::of)
            .distinct()
            .toList();
  }

  /** The elements that print it and are not in what is kept of the story, in document order. */
  List<Integer> find(List<Integer> story) {
    List<Integer> found = new ArrayList<>();
    Set<String> said = new HashSet<>(titles);
    int to = firstParagraph(story.get(0));
    int from = headline >= 0 && headline < to ? page.end(headline) : 0;
    for (int i = from; i < to && found.size() < MOST; i++) {
      if (spoken.isOff(i)) {
        i = page.end(i) - 1;
      } else if (isRun(i) && !isInStory(i, story) && isLead(i, from)) {
        if (said.add(TitleKey.of(page.element(i).text()))) {
          found.add(i);
        }
        i = page.end(i) - 1;
      }
    }
    return found;
  }

  private int firstParagraph(int block) {
    for (int i = block; i < page.end(block); i++) {
      if (!kept.isOff(i)
          && kept.own(i) >= FIRST_PARAGRAPH
          && !page.is(i, ElementFeatures.INLINE | ElementFeatures.HEADING)) {
        return i;
      }
    }
    return block;
  }

  private boolean isRun(int i) {
    return !page.is(i, ElementFeatures.INLINE | ElementFeatures.H1)
        && spoken.own(i) >= SHORTEST
        && spoken.text(i) <= LONGEST
        && spoken.linkDensity(i) < LINKED
        && page.closest(i, ElementFeatures.CAPTION | ElementFeatures.FIGURE) < 0;
  }

  private boolean isInStory(int i, List<Integer> story) {
    return !kept.isOff(i) && story.stream().anyMatch(block -> page.holds(block, i));
  }

  private boolean isLead(int i, int from) {
    String text = page.element(i).text();
    if (isDescribed(TitleKey.of(text))) {
      return true;
    }
    if (from == 0) {
      return false;
    }
    return isNamed(i, from)
        || (spoken.own(i) >= SENTENCE
            && spoken.linkDensity(i) < LINKED / 2
            && !isBoilerplate(i, from)
            && StoryText.endsSentence(text));
  }

  private boolean isDescribed(String key) {
    return descriptions.stream().anyMatch(d -> begin(key, d));
  }

  private static boolean begin(String a, String b) {
    int length = Math.min(SAME, Math.min(a.length(), b.length()));
    return length >= SHORTEST / 2 && a.regionMatches(0, b, 0, length);
  }

  private boolean isNamed(int i, int from) {
    for (int at = i, n = 0; at >= from && n < 3; at = page.parent(at), n++) {
      if (page.is(at, ElementFeatures.LEAD)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBoilerplate(int i, int from) {
    for (int at = i; at >= from; at = page.parent(at)) {
      if (page.is(at, ElementFeatures.BOILERPLATE)) {
        return true;
      }
    }
    return false;
  }
}
