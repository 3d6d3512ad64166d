package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.Lines;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names what stands between a reader and a story: a paywall, or a test for robots. */
final class Walls {
  private static final List<String> BOT = Lines.of(Walls.class, "bot-wall-phrases.txt");
  private static final List<String> PAY = Lines.of(Walls.class, "paywall-phrases.txt");
  private static final int MOST_OF_A_TEST = 900;
  private static final int MOST_OF_A_NOTICE = 300;

  private Walls() {}

  /** Why the page is a test for robots instead of a story, null when it is none. */
  static @Nullable String bot(String pageTitle, Outline page, Measures measures) {
    if (measures.text(0) > MOST_OF_A_TEST) {
      return null;
    }
    String said = (pageTitle + " " + page.element(0).text()).toLowerCase(Locale.ROOT);
    return BOT.stream()
        .filter(said::contains)
        .findFirst()
        .map(phrase -> "a wall against robots: \"" + phrase + "\"")
        .orElse(null);
  }

  /** What says that only paying readers see the whole story, null when nothing does. */
  static @Nullable String pay(Outline page, Measures measures, StructuredData data) {
    if ("false".equalsIgnoreCase(data.article("isAccessibleForFree"))) {
      return "a paywall: the page says it is not free";
    }
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, Facts.PAYWALL) && measures.text(i) > 0) {
        String phrase = payPhrase(page, i, measures);
        if (phrase != null) {
          return "a paywall: \"" + phrase + "\"";
        }
      }
    }
    return null;
  }

  private static @Nullable String payPhrase(Outline page, int i, Measures measures) {
    if (measures.text(i) > MOST_OF_A_NOTICE) {
      return null;
    }
    String said = page.element(i).text().toLowerCase(Locale.ROOT);
    return PAY.stream().filter(said::contains).findFirst().orElse(null);
  }
}
