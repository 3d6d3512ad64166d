package dev.silkwire.ingest.title;

import java.util.List;

/**
 * A heading of a page, held against what the page gives as its title.
 *
 * @param element its number
 * @param key its letters and digits, as {@link Headline#key}
 */
record Heading(int element, String key) {
  private static final int SHORTEST = 4;
  private static final int SURE = 12;

  /** Whether it says what a title begins with, and says enough of it. */
  boolean isTitle(List<String> titles) {
    return begins(titles) && (key.length() >= SURE || titles.contains(key));
  }

  /** Whether a title is much of it, or it of a title. */
  boolean isLikeTitle(List<String> titles) {
    return key.length() >= SURE && titles.stream().anyMatch(t -> similar(key, t));
  }

  /** Whether it says what a title begins with. */
  boolean begins(List<String> titles) {
    return key.length() >= SHORTEST && titles.stream().anyMatch(t -> t.startsWith(key));
  }

  private static boolean similar(String a, String b) {
    String longer = a.length() < b.length() ? b : a;
    String shorter = a.length() < b.length() ? a : b;
    return shorter.length() * 2 > longer.length() && longer.contains(shorter);
  }
}
