package dev.silkwire.ingest.title;

import java.util.List;

/**
 * A heading of a page, to compare with the declared titles of the page.
 *
 * @param element its number
 * @param key its {@link TitleKey}
 */
record Heading(int element, String key) {
  private static final int MIN_CHARS = 4;
  private static final int MIN_RELIABLE_CHARS = 12;

  /** Returns whether a title begins with this heading, and it is long enough or the whole title. */
  boolean isTitle(List<String> titles) {
    return isStartOf(titles) && (key.length() >= MIN_RELIABLE_CHARS || titles.contains(key));
  }

  /** Returns whether this heading contains most of a title, or a title contains most of it. */
  boolean isSimilarTo(List<String> titles) {
    return key.length() >= MIN_RELIABLE_CHARS && titles.stream().anyMatch(t -> isSimilar(key, t));
  }

  /** Returns whether a title begins with this heading. */
  boolean isStartOf(List<String> titles) {
    return key.length() >= MIN_CHARS && titles.stream().anyMatch(t -> t.startsWith(key));
  }

  private static boolean isSimilar(String a, String b) {
    String longer = a.length() < b.length() ? b : a;
    String shorter = a.length() < b.length() ? a : b;
    return shorter.length() * 2 > longer.length() && longer.contains(shorter);
  }
}
