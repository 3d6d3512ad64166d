package dev.silkwire.ingest.title;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TitleKey;
import java.util.List;

/** Reads a headline from the element that prints it, without the kicker that may stand in it. */
final class PrintedTitle {
  private static final int MOST_ELEMENTS = 30;

  private PrintedTitle() {}

  /**
   * The headline in an element.
   *
   * @param titles of the page, as {@link Headline#key}
   */
  static String of(FlatDom page, int element, List<String> titles) {
    String whole = page.element(element).text();
    int end = page.end(element);
    if (end == element + 1
        || end - element > MOST_ELEMENTS
        || titles.contains(TitleKey.of(whole))) {
      return whole;
    }
    String kicker = "";
    for (int i = element + 1; i < end; i++) {
      String part = page.element(i).text();
      if (isTitle(part, whole, titles)) {
        return part;
      }
      kicker = kicker.isEmpty() && page.is(i, ElementFeatures.KICKER) ? part : kicker;
    }
    boolean cut = whole.startsWith(kicker);
    String rest = cut ? whole.substring(kicker.length()).strip() : whole;
    return rest.isEmpty() || isIn(titles, whole) ? whole : rest;
  }

  private static boolean isTitle(String part, String whole, List<String> titles) {
    String key = TitleKey.of(part);
    int length = TitleKey.of(whole).length();
    return key.length() < length
        && 2 * key.length() > length
        && (titles.contains(key) || (!isIn(titles, whole) && begins(titles, key)));
  }

  private static boolean begins(List<String> titles, String key) {
    return key.length() >= 12 && titles.stream().anyMatch(t -> t.startsWith(key));
  }

  /** Whether a title begins with all of it: then the kicker is part of the headline. */
  private static boolean isIn(List<String> titles, String whole) {
    String key = TitleKey.of(whole);
    return titles.stream().anyMatch(t -> t.startsWith(key));
  }
}
