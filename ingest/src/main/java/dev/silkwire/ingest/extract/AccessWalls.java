package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.extract.AccessWall.Kind;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.page.TextDensity;
import dev.silkwire.ingest.text.ResourceLines;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names what stands between a reader and a story: a paywall, a test for robots, or a question for
 * cookies.
 */
final class AccessWalls {
  private static final List<String> BOT =
      ResourceLines.of(AccessWalls.class, "bot-wall-phrases.txt");
  private static final List<String> PAY =
      ResourceLines.of(AccessWalls.class, "paywall-phrases.txt");
  private static final List<String> CONSENT =
      ResourceLines.of(AccessWalls.class, "consent-phrases.txt");
  private static final int MOST_OF_A_QUESTION = 600;
  private static final int MOST_OF_A_CONSENT = 2500;
  private static final int MOST_OF_A_TEST = 900;
  private static final int MOST_OF_A_NOTICE = 300;

  private AccessWalls() {}

  /** The wall of a page, null when there is none. */
  static @Nullable AccessWall of(
      String pageTitle, FlatDom page, TextDensity measures, StructuredData data, String story) {
    if (measures.text(0) <= MOST_OF_A_TEST) {
      String said = (pageTitle + " " + page.element(0).text()).toLowerCase(Locale.ROOT);
      AccessWall wall = saying(Kind.ROBOTS, BOT, said, "a wall against robots");
      if (wall != null) {
        return wall;
      }
    }
    AccessWall consent = consent(page, measures, data, story);
    return consent != null ? consent : pay(page, measures, data);
  }

  /** A page that has no story of its own, and asks for agreement instead. */
  private static @Nullable AccessWall consent(
      FlatDom page, TextDensity measures, StructuredData data, String text) {
    boolean story = text.length() > MOST_OF_A_QUESTION || data.saysArticle();
    if (story || measures.text(0) > MOST_OF_A_CONSENT) {
      return null;
    }
    String said = page.element(0).text();
    return saying(Kind.CONSENT, CONSENT, said.toLowerCase(Locale.ROOT), "a cookie wall");
  }

  private static @Nullable AccessWall pay(FlatDom page, TextDensity measures, StructuredData data) {
    if ("false".equalsIgnoreCase(data.article("isAccessibleForFree"))) {
      return new AccessWall(Kind.PAY, "a paywall: the page says it is not free");
    }
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, ElementFeatures.PAYWALL) && measures.text(i) > 0) {
        String phrase = payPhrase(page, i, measures);
        if (phrase != null) {
          return new AccessWall(Kind.PAY, "a paywall: \"" + phrase + "\"");
        }
      }
    }
    return null;
  }

  private static @Nullable AccessWall saying(
      Kind kind, List<String> phrases, String text, String name) {
    return phrases.stream()
        .filter(text::contains)
        .findFirst()
        .map(phrase -> new AccessWall(kind, name + ": \"" + phrase + "\""))
        .orElse(null);
  }

  private static @Nullable String payPhrase(FlatDom page, int i, TextDensity measures) {
    if (measures.text(i) > MOST_OF_A_NOTICE) {
      return null;
    }
    String said = page.element(i).text().toLowerCase(Locale.ROOT);
    return PAY.stream().filter(said::contains).findFirst().orElse(null);
  }
}
