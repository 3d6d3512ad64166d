package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.Lines;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/** What the names of classes and ids say about a block, by the vocabularies beside this class. */
final class Words {
  private static final Set<String> BOILERPLATE = set("boilerplate-tokens.txt");
  private static final Set<String> COMMENT = set("comment-tokens.txt");
  private static final Set<String> CONTENT = set("content-tokens.txt");

  private Words() {}

  static Set<String> set(String file) {
    return Set.copyOf(Lines.of(Words.class, file));
  }

  static boolean boilerplate(Element e) {
    return any(e, BOILERPLATE::contains);
  }

  static boolean comments(Element e) {
    return any(e, COMMENT::contains);
  }

  /** Whether a name says "here is the story", in any spelling: article-body, articleBody. */
  static boolean content(Element e) {
    for (String name : names(e)) {
      if (CONTENT.contains(squeezed(name))) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(Element e, Predicate<String> test) {
    if (e.attributesSize() == 0) {
      return false;
    }
    for (String name : names(e)) {
      if (tokens(name).stream().anyMatch(test)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> names(Element e) {
    String all = e.attr("class") + " " + e.id();
    return all.isBlank() ? List.of() : List.of(all.strip().split("\\s+"));
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
