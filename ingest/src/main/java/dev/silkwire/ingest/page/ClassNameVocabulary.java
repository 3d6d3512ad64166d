package dev.silkwire.ingest.page;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The features that class names and ids of an element stand for, by word lists beside this class.
 * Results are cached, because sites use few names many times. Thread-safe: the cache is a
 * concurrent map.
 */
public final class ClassNameVocabulary {
  private static final int MAX_CACHED = 20_000;
  private static final Map<String, Long> FEATURE_BY_TOKEN_FILE =
      Map.of(
          "author-tokens.txt", ElementFeatures.AUTHOR_NAME,
          "boilerplate-tokens.txt", ElementFeatures.BOILERPLATE,
          "comment-tokens.txt", ElementFeatures.COMMENTS,
          "date-tokens.txt", ElementFeatures.DATE,
          "updated-tokens.txt", ElementFeatures.UPDATED,
          "other-story-tokens.txt", ElementFeatures.OTHER_STORIES_NAME,
          "elsewhere-tokens.txt", ElementFeatures.UNRELATED_NAME,
          "side-tokens.txt", ElementFeatures.SIDEBAR_NAME,
          "lead-tokens.txt", ElementFeatures.LEAD,
          "paywall-tokens.txt", ElementFeatures.PAYWALL);
  private static final Map<String, Long> FEATURE_BY_NAME_FILE =
      Map.of(
          "byline-names.txt", ElementFeatures.BYLINE,
          "caption-names.txt", ElementFeatures.CAPTION,
          "kicker-names.txt", ElementFeatures.KICKER);

  private static final Set<String> CONTENT_NAMES = set("content-tokens.txt");
  private static final Map<String, Long> FEATURES_BY_TOKEN = features(FEATURE_BY_TOKEN_FILE);
  private static final Map<String, Long> FEATURES_BY_NAME = features(FEATURE_BY_NAME_FILE);

  private final Map<String, Long> cache = new ConcurrentHashMap<>();

  static Set<String> set(String file) {
    return Set.copyOf(ResourceLines.of(ClassNameVocabulary.class, file));
  }

  private static Map<String, Long> features(Map<String, Long> files) {
    Map<String, Long> features = new HashMap<>();
    files.forEach((file, f) -> set(file).forEach(t -> features.merge(t, f, (a, b) -> a | b)));
    return Map.copyOf(features);
  }

  /** Returns the features of the value of a class or id attribute, as bits. */
  long features(String names) {
    Long cached = cache.get(names);
    if (cached != null) {
      return cached;
    }
    if (cache.size() > MAX_CACHED) {
      cache.clear();
    }
    long features = lookUp(names);
    cache.put(names, features);
    return features;
  }

  private static long lookUp(String names) {
    long features = 0;
    for (String name : names.strip().split("\\s+")) {
      features |= CONTENT_NAMES.contains(lettersOnly(name)) ? ElementFeatures.CONTENT : 0;
      features |= FEATURES_BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), 0L);
      for (String token : tokens(name)) {
        features |= FEATURES_BY_TOKEN.getOrDefault(token, 0L);
      }
    }
    return features;
  }

  /**
   * Splits a name at characters that are not letters or digits and at camel case; includes the name
   * itself.
   */
  static Set<String> tokens(String name) {
    Set<String> tokens = new HashSet<>();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || isBoundary(name, i)) {
        String token = name.substring(start, i).toLowerCase(Locale.ROOT);
        if (!token.isEmpty()) {
          tokens.add(token);
        }
        start = i < name.length() && !Character.isLetterOrDigit(name.charAt(i)) ? i + 1 : i;
      }
    }
    tokens.add(name.toLowerCase(Locale.ROOT));
    return tokens;
  }

  private static boolean isBoundary(String name, int i) {
    char c = name.charAt(i);
    return !Character.isLetterOrDigit(c)
        || (Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1)));
  }

  private static String lettersOnly(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetter(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
