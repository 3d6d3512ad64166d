package dev.silkwire.ingest.extract;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The captions of the pictures of a story: in it, or between its headline and it. */
final class Captions {
  private Captions() {}

  static List<String> of(List<Integer> story, FlatDom page) {
    Set<String> captions = new LinkedHashSet<>();
    Set<Integer> seen = new HashSet<>(); // blocks beside each other have the same around them
    for (int block : story) {
      int around = around(block, page);
      for (int i = around; i < page.end(around) && seen.add(i) && isWanted(captions); i++) {
        if (page.is(i, ElementFeatures.CAPTION) && !isElsewhere(i, around, page)) {
          add(captions, page.element(i).text().strip());
        }
      }
    }
    return withoutParts(captions);
  }

  /** All are compared with each other, so there must not be too many. */
  private static boolean isWanted(Set<String> captions) {
    return captions.size() < FieldLimits.CAPTIONS;
  }

  private static void add(Set<String> captions, String text) {
    if (!text.isEmpty() && text.length() <= FieldLimits.CAPTION) {
      captions.add(text);
    }
  }

  private static int around(int block, FlatDom page) {
    for (int i = block; i > 0; i = page.parent(i)) {
      if (page.is(i, ElementFeatures.ARTICLE | ElementFeatures.MAIN)) {
        return i;
      }
    }
    return page.parent(block) > 0 ? page.parent(block) : block;
  }

  private static boolean isElsewhere(int i, int around, FlatDom page) {
    for (int at = page.parent(i); at > around; at = page.parent(at)) {
      boolean named =
          page.is(at, ElementFeatures.OTHERS)
              && !page.is(at, ElementFeatures.FIGURE)
              && page.element(at).childrenSize() > 1;
      if (named || page.is(at, ElementFeatures.BESIDE | ElementFeatures.ARTICLE)) {
        return true;
      }
      if (page.is(at, ElementFeatures.LINK)
          && page.element(at).text().length() > page.element(i).text().length() + 20) {
        return true;
      }
    }
    return false;
  }

  /** A caption inside another, such as the text without its credit, is said once. */
  private static List<String> withoutParts(Set<String> captions) {
    List<String> kept = new ArrayList<>();
    for (String caption : captions) {
      if (captions.stream().noneMatch(o -> o.length() > caption.length() && o.contains(caption))) {
        kept.add(caption);
      }
    }
    return kept;
  }
}
