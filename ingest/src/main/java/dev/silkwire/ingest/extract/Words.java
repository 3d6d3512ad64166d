package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.Lines;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;

/**
 * What the names of classes and ids say about a block, by the vocabularies beside this class. Sites
 * use few names, many times, so what a name says is remembered. Thread-safe.
 */
final class Words {
  private static final int REMEMBERED = 20_000;
  private static final int BOILERPLATE = 1;
  private static final int COMMENTS = 2;
  private static final int CONTENT = 4;
  private static final int DATE = 8;
  private static final int UPDATED = 16;
  private static final int OTHERS = 32;

  private static final Set<String> STORY = set("content-tokens.txt");
  private static final Map<String, Integer> TOKENS = tokens();

  private final Map<String, Integer> known = new ConcurrentHashMap<>();

  static Set<String> set(String file) {
    return Set.copyOf(Lines.of(Words.class, file));
  }

  private static Map<String, Integer> tokens() {
    Map<String, Integer> tokens = new HashMap<>();
    Map.of(
            "boilerplate-tokens.txt", BOILERPLATE,
            "comment-tokens.txt", COMMENTS,
            "date-tokens.txt", DATE,
            "updated-tokens.txt", UPDATED,
            "other-story-tokens.txt", OTHERS)
        .forEach((file, m) -> set(file).forEach(t -> tokens.merge(t, m, (a, b) -> a | b)));
    return Map.copyOf(tokens);
  }

  boolean boilerplate(Element e) {
    return (meaning(e) & BOILERPLATE) != 0;
  }

  boolean comments(Element e) {
    return (meaning(e) & COMMENTS) != 0;
  }

  /** Whether a name says "here is the story", in any spelling: article-body, articleBody. */
  boolean content(Element e) {
    return (meaning(e) & CONTENT) != 0;
  }

  /** Whether a name says "here is a date". */
  boolean date(Element e) {
    return (meaning(e) & DATE) != 0;
  }

  /** Whether a name says "when it was changed". */
  boolean updated(Element e) {
    return (meaning(e) & UPDATED) != 0;
  }

  /** Whether a name says "other stories". */
  boolean others(Element e) {
    return (meaning(e) & OTHERS) != 0;
  }

  private int meaning(Element e) {
    if (e.attributesSize() == 0) {
      return 0;
    }
    int meaning = 0;
    for (String names : new String[] {e.attr("class"), e.attr("id")}) {
      if (!names.isBlank()) {
        meaning |= remembered(names);
      }
    }
    return meaning;
  }

  private int remembered(String names) {
    Integer before = known.get(names);
    if (before != null) {
      return before;
    }
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    int meaning = meaning(names);
    known.put(names, meaning);
    return meaning;
  }

  private static int meaning(String names) {
    int meaning = 0;
    for (String name : names.strip().split("\\s+")) {
      meaning |= STORY.contains(squeezed(name)) ? CONTENT : 0;
      for (String token : tokens(name)) {
        meaning |= TOKENS.getOrDefault(token, 0);
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
