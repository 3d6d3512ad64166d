package dev.silkwire.ingest.extract;

import dev.silkwire.contract.FieldLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The captions of the pictures of a story: in it, or between its headline and it. */
final class Captions {
  private Captions() {}

  static List<String> of(List<Integer> story, Outline page) {
    Set<String> captions = new LinkedHashSet<>();
    for (int block : story) {
      int around = around(block, page);
      for (int i = around; i < page.end(around); i++) {
        if (page.is(i, Facts.CAPTION) && !isElsewhere(i, around, page)) {
          add(captions, page.element(i).text().strip());
        }
      }
    }
    return withoutParts(captions);
  }

  private static void add(Set<String> captions, String text) {
    boolean room = captions.size() < FieldLimits.CAPTIONS;
    if (room && !text.isEmpty() && text.length() <= FieldLimits.CAPTION) {
      captions.add(text);
    }
  }

  private static int around(int block, Outline page) {
    for (int i = block; i > 0; i = page.parent(i)) {
      if (page.is(i, Facts.ARTICLE | Facts.MAIN)) {
        return i;
      }
    }
    return page.parent(block) > 0 ? page.parent(block) : block;
  }

  private static boolean isElsewhere(int i, int around, Outline page) {
    for (int at = page.parent(i); at > around; at = page.parent(at)) {
      boolean named =
          page.is(at, Facts.OTHERS)
              && !page.is(at, Facts.FIGURE)
              && page.element(at).childrenSize() > 1;
      if (named || page.is(at, Facts.BESIDE | Facts.ARTICLE)) {
        return true;
      }
      if (page.is(at, Facts.LINK)
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
