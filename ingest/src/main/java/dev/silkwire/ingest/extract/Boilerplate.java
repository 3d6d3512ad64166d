package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TextDensity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Detects the boilerplate of a page, to exclude it before the article is searched. A block that
 * holds a large share of the page's text is kept whatever its name, because some sites wrap whole
 * pages in forms or name articles "shared-content".
 */
final class Boilerplate {
  private static final double MAX_SHARE_BY_TAG = 0.4;
  private static final double MAX_SHARE_BY_NAME = 0.35;

  private final FlatDom page;
  private final boolean[] excludedByTag;
  private final boolean[] excludedByName;

  Boilerplate(FlatDom page) {
    this.page = page;
    boolean[] withoutText = new boolean[page.size()];
    for (int i = 0; i < withoutText.length; i++) {
      withoutText[i] = page.is(i, ElementFeatures.NO_TEXT);
    }
    boolean[] byTag = byTag(withoutText);
    TextDensity rest = new TextDensity(page, byTag);
    this.excludedByTag = withComments(byTag, rest);
    this.excludedByName = withNames(excludedByTag, rest);
  }

  /** Returns the elements that are boilerplate by tag or role, and readers' comments. */
  boolean[] byTag() {
    return excludedByTag;
  }

  /** Returns these elements and those that are boilerplate by class name or id. */
  boolean[] byName() {
    return excludedByName;
  }

  private boolean[] byTag(boolean[] withoutText) {
    TextDensity all = new TextDensity(page, withoutText);
    boolean[] excluded = withoutText.clone();
    for (int i = 1; i < excluded.length; i = excluded[i] ? page.end(i) : i + 1) {
      excluded[i] |=
          isDropped(i, all) && all.text(i) <= MAX_SHARE_BY_TAG * all.text(0) && !isHeader(i, all);
    }
    return excluded;
  }

  private boolean[] withComments(boolean[] byTag, TextDensity rest) {
    boolean[] excluded = byTag.clone();
    for (int i = 1; i < excluded.length; i = excluded[i] ? page.end(i) : i + 1) {
      excluded[i] |= isComment(i) && !rest.hasH1(i);
    }
    return excluded;
  }

  /** Comments in a program listing are not readers' comments. */
  private boolean isComment(int i) {
    return page.is(i, ElementFeatures.COMMENTS)
        && !page.is(i, ElementFeatures.PROTECTED)
        && page.closest(i, ElementFeatures.PREFORMATTED) < 0;
  }

  private boolean[] withNames(boolean[] byTag, TextDensity rest) {
    boolean[] containsStory = containing(ElementFeatures.CONTENT | ElementFeatures.STORY_PROPERTY);
    List<Integer> candidates = new ArrayList<>();
    Map<String, Integer> runningByClass = new HashMap<>();
    for (int i = 1; i < byTag.length; i++) {
      boolean isPaywalledStory = page.is(i, ElementFeatures.PAYWALL) && containsStory[i];
      boolean skip = byTag[i];
      if (!skip && !isPaywalledStory && isNamedBoilerplate(i) && isSmall(i, rest)) {
        candidates.add(i);
        runningByClass.merge(firstClass(i), rest.running(i), Integer::sum);
        skip = true;
      }
      i = skip ? page.end(i) - 1 : i;
    }
    boolean[] excluded = byTag.clone();
    int max = (int) (MAX_SHARE_BY_NAME * rest.running(0));
    for (int i : candidates) {
      String name = firstClass(i);
      excluded[i] = name.isEmpty() || runningByClass.getOrDefault(name, 0) <= max;
    }
    return excluded;
  }

  private boolean isNamedBoilerplate(int i) {
    return page.is(i, ElementFeatures.BOILERPLATE)
        && !page.is(i, ElementFeatures.PROTECTED)
        && page.closest(i, ElementFeatures.PREFORMATTED) < 0;
  }

  /**
   * Returns the first class name. A name that is shared by most of the text does not mark
   * boilerplate: page builders call each section of an article a widget.
   */
  private String firstClass(int i) {
    String names = page.element(i).className().strip();
    int space = names.indexOf(' ');
    return space < 0 ? names : names.substring(0, space);
  }

  /** Returns the elements that have a descendant with the feature. */
  private boolean[] containing(long feature) {
    boolean[] containing = new boolean[page.size()];
    for (int i = containing.length - 1; i > 0; i--) {
      containing[page.parent(i)] |= containing[i] || page.is(i, feature);
    }
    return containing;
  }

  private static boolean isSmall(int i, TextDensity rest) {
    return !rest.hasH1(i) && rest.running(i) <= MAX_SHARE_BY_NAME * rest.running(0);
  }

  private boolean isDropped(int i, TextDensity all) {
    return (page.is(i, ElementFeatures.DROPPED) && !isInSentence(i, all) && !isTable(i))
        || (page.is(i, ElementFeatures.HIDDEN) && !page.is(i, ElementFeatures.STREAMED));
  }

  /** Returns whether a time or label element is part of a sentence. */
  private boolean isInSentence(int i, TextDensity all) {
    return page.is(i, ElementFeatures.IN_SENTENCE)
        && page.is(page.parent(i), ElementFeatures.PARAGRAPH)
        && all.text(i) < 40
        && page.ownLength(page.parent(i)) > 60;
  }

  /** Returns whether a figure contains a table or a quotation instead of a picture. */
  private boolean isTable(int i) {
    if (!page.is(i, ElementFeatures.FIGURE)) {
      return false;
    }
    for (int k = i + 1; k < page.end(i); k++) {
      if (page.is(k, ElementFeatures.TABLE | ElementFeatures.QUOTE)) {
        return true;
      }
    }
    return false;
  }

  private boolean isHeader(int i, TextDensity all) {
    return page.is(i, ElementFeatures.HEADER) && all.hasH1(i);
  }
}
