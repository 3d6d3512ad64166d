package dev.silkwire.ingest.page;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the names of classes and ids say about a block, by the vocabularies beside this class. Sites
 * use few names, many times, so what a name says is remembered. Thread-safe.
 */
public final class ClassNameVocabulary {
  private static final int REMEMBERED = 20_000;
  private static final Map<String, Long> FILES =
      Map.of(
          "author-tokens.txt", ElementFeatures.AUTHORED,
          "boilerplate-tokens.txt", ElementFeatures.BOILERPLATE,
          "comment-tokens.txt", ElementFeatures.COMMENTS,
          "date-tokens.txt", ElementFeatures.DATE,
          "updated-tokens.txt", ElementFeatures.UPDATED,
          "other-story-tokens.txt", ElementFeatures.OTHERS,
          "elsewhere-tokens.txt", ElementFeatures.ELSEWHERE,
          "side-tokens.txt", ElementFeatures.SIDE,
          "lead-tokens.txt", ElementFeatures.LEAD,
          "paywall-tokens.txt", ElementFeatures.PAYWALL);
  private static final Map<String, Long> WHOLE =
      Map.of(
          "byline-names.txt", ElementFeatures.BYLINE,
          "caption-names.txt", ElementFeatures.CAPTION,
          "kicker-names.txt", ElementFeatures.KICKER);

  private static final Set<String> STORY = set("content-tokens.txt");
  private static final Map<String, Long> TOKENS = meanings(FILES);
  private static final Map<String, Long> NAMES = meanings(WHOLE);

  private final Map<String, Long> known = new ConcurrentHashMap<>();

  static Set<String> set(String file) {
    return Set.copyOf(ResourceLines.of(ClassNameVocabulary.class, file));
  }

  private static Map<String, Long> meanings(Map<String, Long> files) {
    Map<String, Long> tokens = new HashMap<>();
    files.forEach((file, m) -> set(file).forEach(t -> tokens.merge(t, m, (a, b) -> a | b)));
    return Map.copyOf(tokens);
  }

  /** The facts that a class or id attribute stands for. */
  long meaning(String names) {
    Long before = known.get(names);
    if (before != null) {
      return before;
    }
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    long meaning = read(names);
    known.put(names, meaning);
    return meaning;
  }

  private static long read(String names) {
    long meaning = 0;
    for (String name : names.strip().split("\\s+")) {
      meaning |= STORY.contains(squeezed(name)) ? ElementFeatures.CONTENT : 0;
      meaning |= NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), 0L);
      for (String token : tokens(name)) {
        meaning |= TOKENS.getOrDefault(token, 0L);
      }
    }
    return meaning;
  }

  /** A name's words: split at what is no letter or digit and at humps; and the name itself. */
  static Set<String> tokens(String name) {
    Set<String> tokens = new HashSet<>();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || isBorder(name, i)) {
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

  private static boolean isBorder(String name, int i) {
    char c = name.charAt(i);
    return !Character.isLetterOrDigit(c)
        || (Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1)));
  }

  private static String squeezed(String name) {
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
