package dev.silkwire.ingest.published;

import dev.silkwire.ingest.date.DateReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The date of publication in the data that a page's programs are started with. Such data is full of
 * other stories, so it is believed only when all of it says the same day. Thread-safe.
 */
final class ScriptDates {
  private static final Pattern SAID =
      Pattern.compile(
          "\"(?:date(?:Published|_published|Created)|publish(?:ed)?(?:Date|_date)|published(?:At|_at)"
              + "|publication(?:Date|_date)|pubDate|firstPublished(?:At)?|first_published_at"
              + "|created(?:At|_at))\\\\?\"\\s{0,3}:\\s{0,3}"
              + "\\\\?\"((?:19|20)\\d{2}[^\"\\\\]{4,28})");

  private final DateReader dates;

  ScriptDates(DateReader dates) {
    this.dates = dates;
  }

  /** The one day that all scripts of the page name, or null. */
  @Nullable DateCandidate find(List<Element> scripts) {
    DateCandidate only = null;
    for (Element script : scripts) {
      Matcher m = SAID.matcher(script.data());
      while (m.find()) {
        DateCandidate voice = DateCandidate.of(dates.read(m.group(1)), "script").orElse(null);
        if (voice != null && only != null && !voice.isSameDay(only)) {
          return null;
        }
        only = only == null ? voice : only;
      }
    }
    return only;
  }
}
