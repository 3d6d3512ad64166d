package dev.silkwire.ingest.extract;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Captions of pictures in an article, or between its headline and its text. */
final class Captions {
  private Captions() {}

  static List<String> of(List<Integer> story, FlatDom page) {
    Set<String> captions = new LinkedHashSet<>();
    Set<Integer> seen = new HashSet<>(); // neighbouring blocks have the same container
    for (int block : story) {
      int container = container(block, page);
      for (int i = container; i < page.end(container) && seen.add(i) && isNotFull(captions); i++) {
        if (page.is(i, ElementFeatures.CAPTION) && !isUnrelated(i, container, page)) {
          add(captions, page.element(i).text().strip());
        }
      }
    }
    return withoutParts(captions);
  }

  /** Limits the number, because each caption is compared with all others. */
  private static boolean isNotFull(Set<String> captions) {
    return captions.size() < FieldLimits.CAPTIONS;
  }

  private static void add(Set<String> captions, String text) {
    if (!text.isEmpty() && text.length() <= FieldLimits.CAPTION) {
      captions.add(text);
    }
  }

  private static int container(int block, FlatDom page) {
    for (int i = block; i > 0; i = page.parent(i)) {
      if (page.is(i, ElementFeatures.ARTICLE | ElementFeatures.MAIN)) {
        return i;
      }
    }
    return page.parent(block) > 0 ? page.parent(block) : block;
  }

  private static boolean isUnrelated(int i, int container, FlatDom page) {
    for (int at = page.parent(i); at > container; at = page.parent(at)) {
      boolean isOtherStory =
          page.is(at, ElementFeatures.OTHER_STORIES_NAME)
              && !page.is(at, ElementFeatures.FIGURE)
              && page.element(at).childrenSize() > 1;
      if (isOtherStory || page.is(at, ElementFeatures.ASIDE | ElementFeatures.ARTICLE)) {
        return true;
      }
      if (page.is(at, ElementFeatures.LINK)
          && page.element(at).text().length() > page.element(i).text().length() + 20) {
        return true;
      }
    }
    return false;
  }

  /** Drops captions that are part of a longer one, such as the same caption without its credit. */
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
