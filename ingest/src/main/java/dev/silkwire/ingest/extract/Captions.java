package dev.silkwire.ingest.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The captions of the pictures of a story: in it, or between its headline and it. */
final class Captions {
  private static final String WHERE =
      "figcaption, .wp-caption-text, .caption, .photo-caption, .image-caption, [itemprop=caption]";
  private static final Set<String> ELSEWHERE = Set.of("aside", "footer", "nav");
  private static final int LONGEST = 1000;

  private Captions() {}

  static List<String> of(List<Element> story, Words words) {
    Set<String> captions = new LinkedHashSet<>();
    for (Element block : story) {
      Element around = around(block);
      for (Element e : around.select(WHERE)) {
        String text = e.text().strip();
        if (!text.isEmpty() && text.length() <= LONGEST && !isElsewhere(e, around, words)) {
          captions.add(text);
        }
      }
    }
    return withoutParts(captions);
  }

  private static Element around(Element block) {
    Element article = block.closest("article, main");
    if (article != null) {
      return article;
    }
    Element parent = block.parent();
    return parent == null
            || parent.normalName().equals("body")
            || parent.normalName().equals("html")
        ? block
        : parent;
  }

  private static boolean isElsewhere(Element e, Element around, Words words) {
    for (Element at = e.parent(); at != null && !at.equals(around); at = at.parent()) {
      boolean named =
          !at.normalName().equals("figure") && at.childrenSize() > 1 && words.others(at);
      if (ELSEWHERE.contains(at.normalName()) || named || at.normalName().equals("article")) {
        return true;
      }
      if (at.normalName().equals("a") && at.text().length() > e.text().length() + 20) {
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
