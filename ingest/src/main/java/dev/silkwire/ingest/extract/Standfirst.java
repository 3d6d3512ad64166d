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
 * Finds the standfirst: paragraphs between the headline and the article that summarise it. They are
 * often outside the article's block, or have a class name that marks boilerplate elsewhere, such as
 * "teaser".
 */
final class Standfirst {
  private static final int MIN_LENGTH = 30;
  private static final int MIN_SENTENCE = 80;
  private static final int MAX_LENGTH = 1200;
  private static final int MIN_FIRST_PARAGRAPH = 50;
  private static final int COMPARED_CHARS = 40;
  private static final int MAX_PARAGRAPHS = 4;
  private static final double MAX_LINK_DENSITY = 0.5;

  private final FlatDom page;
  private final TextDensity all;
  private final TextDensity kept;
  private final int headline;
  private final List<String> descriptions;
  private final List<String> titles;

  /**
   * @param all the page without boilerplate by tag
   * @param kept the page without what was excluded when the article was found
   */
  Standfirst(
      FlatDom page, TextDensity all, TextDensity kept, Headline headline, StructuredData data) {
    this.page = page;
    this.all = all;
    this.kept = kept;
    this.headline = headline.element();
    this.titles = headline.keys();
    this.descriptions =
        Stream.of(
                data.meta("og:description"),
                data.meta("description"),
                data.meta("twitter:description"),
                data.article("description"))
            .filter(d -> d != null && d.length() >= MIN_LENGTH)
            .map(TitleKey::of)
            .distinct()
            .toList();
  }

  /**
   * Returns the elements of the standfirst that are not in the blocks of the article, in document
   * order.
   */
  List<Integer> find(List<Integer> story) {
    List<Integer> found = new ArrayList<>();
    Set<String> seen = new HashSet<>(titles);
    int to = firstParagraph(story.get(0));
    int from = headline >= 0 && headline < to ? page.end(headline) : 0;
    for (int i = from; i < to && found.size() < MAX_PARAGRAPHS; i++) {
      if (all.isExcluded(i)) {
        i = page.end(i) - 1;
      } else if (isParagraph(i) && !isInStory(i, story) && isStandfirst(i, from)) {
        if (seen.add(TitleKey.of(page.element(i).text()))) {
          found.add(i);
        }
        i = page.end(i) - 1;
      }
    }
    return found;
  }

  private int firstParagraph(int block) {
    for (int i = block; i < page.end(block); i++) {
      if (!kept.isExcluded(i)
          && kept.own(i) >= MIN_FIRST_PARAGRAPH
          && !page.is(i, ElementFeatures.INLINE | ElementFeatures.HEADING)) {
        return i;
      }
    }
    return block;
  }

  private boolean isParagraph(int i) {
    return !page.is(i, ElementFeatures.INLINE | ElementFeatures.H1)
        && all.own(i) >= MIN_LENGTH
        && all.text(i) <= MAX_LENGTH
        && all.linkDensity(i) < MAX_LINK_DENSITY
        && page.closest(i, ElementFeatures.CAPTION | ElementFeatures.FIGURE) < 0;
  }

  private boolean isInStory(int i, List<Integer> story) {
    return !kept.isExcluded(i) && story.stream().anyMatch(block -> page.contains(block, i));
  }

  private boolean isStandfirst(int i, int from) {
    String text = page.element(i).text();
    if (isDescription(TitleKey.of(text))) {
      return true;
    }
    if (from == 0) {
      return false;
    }
    return hasLeadName(i, from)
        || (all.own(i) >= MIN_SENTENCE
            && all.linkDensity(i) < MAX_LINK_DENSITY / 2
            && !isBoilerplate(i, from)
            && StoryText.endsSentence(text));
  }

  private boolean isDescription(String key) {
    return descriptions.stream().anyMatch(d -> haveSameStart(key, d));
  }

  private static boolean haveSameStart(String a, String b) {
    int length = Math.min(COMPARED_CHARS, Math.min(a.length(), b.length()));
    return length >= MIN_LENGTH / 2 && a.regionMatches(0, b, 0, length);
  }

  private boolean hasLeadName(int i, int from) {
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
