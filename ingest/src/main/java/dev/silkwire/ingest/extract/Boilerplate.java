package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TextDensity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses what to leave out of a page before its article is looked for. Each choice is guarded: a
 * block that holds much of the page's text stays, whatever it is called, for sites wrap whole pages
 * in forms and call stories "shared-content".
 */
final class Boilerplate {
  private static final double MOST_OF_A_TAG = 0.4;
  private static final double MOST_OF_A_NAME = 0.35;

  private final FlatDom page;
  private final boolean[] spoken;
  private final boolean[] named;

  Boilerplate(FlatDom page) {
    this.page = page;
    boolean[] silent = new boolean[page.size()];
    for (int i = 0; i < silent.length; i++) {
      silent[i] = page.is(i, ElementFeatures.SILENT);
    }
    boolean[] plain = byTag(silent);
    TextDensity rest = new TextDensity(page, plain);
    this.spoken = withComments(plain, rest);
    this.named = withNames(spoken, rest);
  }

  /** What its tag or role makes boilerplate, and what readers said. */
  boolean[] byTag() {
    return spoken;
  }

  /** That, and what its class or id makes boilerplate. */
  boolean[] byName() {
    return named;
  }

  private boolean[] byTag(boolean[] silent) {
    TextDensity all = new TextDensity(page, silent);
    boolean[] off = silent.clone();
    for (int i = 1; i < off.length; i = off[i] ? page.end(i) : i + 1) {
      off[i] |=
          isDropped(i, all) && all.text(i) <= MOST_OF_A_TAG * all.text(0) && !isHeader(i, all);
    }
    return off;
  }

  private boolean[] withComments(boolean[] plain, TextDensity rest) {
    boolean[] off = plain.clone();
    for (int i = 1; i < off.length; i = off[i] ? page.end(i) : i + 1) {
      off[i] |= isComment(i) && !rest.h1(i);
    }
    return off;
  }

  /** Comments in a program's listing are no comments of readers. */
  private boolean isComment(int i) {
    return page.is(i, ElementFeatures.COMMENTS)
        && !page.is(i, ElementFeatures.KEPT)
        && page.closest(i, ElementFeatures.PREFORMATTED) < 0;
  }

  private boolean[] withNames(boolean[] spoken, TextDensity rest) {
    boolean[] story = around(ElementFeatures.CONTENT | ElementFeatures.STORY_PROPERTY);
    List<Integer> named = new ArrayList<>();
    Map<String, Integer> runningByKind = new HashMap<>();
    for (int i = 1; i < spoken.length; i++) {
      boolean behindWall = page.is(i, ElementFeatures.PAYWALL) && story[i];
      boolean gone = spoken[i];
      if (!gone && !behindWall && isNamed(i) && mayGo(i, rest)) {
        named.add(i);
        runningByKind.merge(kind(i), rest.running(i), Integer::sum);
        gone = true;
      }
      i = gone ? page.end(i) - 1 : i;
    }
    boolean[] off = spoken.clone();
    int most = (int) (MOST_OF_A_NAME * rest.running(0));
    for (int i : named) {
      String kind = kind(i);
      off[i] = kind.isEmpty() || runningByKind.getOrDefault(kind, 0) <= most;
    }
    return off;
  }

  private boolean isNamed(int i) {
    return page.is(i, ElementFeatures.BOILERPLATE)
        && !page.is(i, ElementFeatures.KEPT)
        && page.closest(i, ElementFeatures.PREFORMATTED) < 0;
  }

  /**
   * Page builders call each section of a story a widget: what most of it is called says nothing.
   */
  private String kind(int i) {
    String names = page.element(i).className().strip();
    int space = names.indexOf(' ');
    return space < 0 ? names : names.substring(0, space);
  }

  /** What has an element of that kind in it. */
  private boolean[] around(long kind) {
    boolean[] around = new boolean[page.size()];
    for (int i = around.length - 1; i > 0; i--) {
      around[page.parent(i)] |= around[i] || page.is(i, kind);
    }
    return around;
  }

  private static boolean mayGo(int i, TextDensity rest) {
    return !rest.h1(i) && rest.running(i) <= MOST_OF_A_NAME * rest.running(0);
  }

  private boolean isDropped(int i, TextDensity all) {
    return (page.is(i, ElementFeatures.DROPPED) && !isWordInText(i, all) && !isTable(i))
        || (page.is(i, ElementFeatures.HIDDEN) && !page.is(i, ElementFeatures.STREAM));
  }

  /** A time or label inside a sentence belongs to it. */
  private boolean isWordInText(int i, TextDensity all) {
    return page.is(i, ElementFeatures.IN_SENTENCE)
        && page.is(page.parent(i), ElementFeatures.PARAGRAPH)
        && all.text(i) < 40
        && page.letters(page.parent(i)) > 60;
  }

  /** Editors put tables and quotations into figures, as they do pictures. */
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
    return page.is(i, ElementFeatures.HEADER) && all.h1(i);
  }
}
