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

/** Detects access walls: paywalls, bot checks and consent dialogs. */
final class AccessWalls {
  private static final List<String> BOT_PHRASES =
      ResourceLines.of(AccessWalls.class, "bot-wall-phrases.txt");
  private static final List<String> PAY_PHRASES =
      ResourceLines.of(AccessWalls.class, "paywall-phrases.txt");
  private static final List<String> CONSENT_PHRASES =
      ResourceLines.of(AccessWalls.class, "consent-phrases.txt");
  private static final int MAX_ARTICLE_CHARS_WITH_CONSENT = 600;
  private static final int MAX_CONSENT_PAGE = 2500;
  private static final int MAX_BOT_CHECK_PAGE = 900;
  private static final int MAX_PAYWALL_NOTICE = 300;

  private AccessWalls() {}

  /** Returns the access wall of a page, null if there is none. */
  static @Nullable AccessWall of(
      String pageTitle, FlatDom page, TextDensity density, StructuredData data, String story) {
    if (density.text(0) <= MAX_BOT_CHECK_PAGE) {
      String text = (pageTitle + " " + page.element(0).text()).toLowerCase(Locale.ROOT);
      AccessWall wall = find(Kind.ROBOTS, BOT_PHRASES, text, "a bot check");
      if (wall != null) {
        return wall;
      }
    }
    AccessWall consent = consent(page, density, data, story);
    return consent != null ? consent : pay(page, density, data);
  }

  /** Detects a page that has no article but a short text which asks for consent. */
  private static @Nullable AccessWall consent(
      FlatDom page, TextDensity density, StructuredData data, String story) {
    boolean hasArticle = story.length() > MAX_ARTICLE_CHARS_WITH_CONSENT || data.declaresArticle();
    if (hasArticle || density.text(0) > MAX_CONSENT_PAGE) {
      return null;
    }
    String text = page.element(0).text().toLowerCase(Locale.ROOT);
    return find(Kind.CONSENT, CONSENT_PHRASES, text, "a consent dialog");
  }

  private static @Nullable AccessWall pay(FlatDom page, TextDensity density, StructuredData data) {
    if ("false".equalsIgnoreCase(data.article("isAccessibleForFree"))) {
      return new AccessWall(Kind.PAY, "a paywall: JSON-LD declares isAccessibleForFree as false");
    }
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, ElementFeatures.PAYWALL) && density.text(i) > 0) {
        String phrase = paywallPhrase(page, i, density);
        if (phrase != null) {
          return new AccessWall(Kind.PAY, "a paywall: \"" + phrase + "\"");
        }
      }
    }
    return null;
  }

  private static @Nullable AccessWall find(
      Kind kind, List<String> phrases, String text, String name) {
    return phrases.stream()
        .filter(text::contains)
        .findFirst()
        .map(phrase -> new AccessWall(kind, name + ": \"" + phrase + "\""))
        .orElse(null);
  }

  private static @Nullable String paywallPhrase(FlatDom page, int i, TextDensity density) {
    if (density.text(i) > MAX_PAYWALL_NOTICE) {
      return null;
    }
    String text = page.element(i).text().toLowerCase(Locale.ROOT);
    return PAY_PHRASES.stream().filter(text::contains).findFirst().orElse(null);
  }
}
