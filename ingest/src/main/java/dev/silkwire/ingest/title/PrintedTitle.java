package dev.silkwire.ingest.title;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.TitleKey;
import java.util.List;

/** Extracts the headline from the element that prints it, without a kicker in it. */
final class PrintedTitle {
  private static final int MAX_ELEMENTS = 30;

  private PrintedTitle() {}

  /**
   * Returns the headline in an element.
   *
   * @param titles keys of the page's titles, see {@link Headline#keys}
   */
  static String of(FlatDom page, int element, List<String> titles) {
    String whole = page.element(element).text();
    int end = page.end(element);
    if (end == element + 1 || end - element > MAX_ELEMENTS || titles.contains(TitleKey.of(whole))) {
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
    return rest.isEmpty() || isStartOfTitle(titles, whole) ? whole : rest;
  }

  private static boolean isTitle(String part, String whole, List<String> titles) {
    String key = TitleKey.of(part);
    int length = TitleKey.of(whole).length();
    return key.length() < length
        && 2 * key.length() > length
        && (titles.contains(key) || (!isStartOfTitle(titles, whole) && isLongStart(titles, key)));
  }

  private static boolean isLongStart(List<String> titles, String key) {
    return key.length() >= 12 && titles.stream().anyMatch(t -> t.startsWith(key));
  }

  /**
   * Returns whether a title begins with the whole text, so that the kicker is part of the headline.
   */
  private static boolean isStartOfTitle(List<String> titles, String whole) {
    String key = TitleKey.of(whole);
    return titles.stream().anyMatch(t -> t.startsWith(key));
  }
}
