package dev.silkwire.ingest.published;

import dev.silkwire.ingest.date.DateReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the date of publication in the data of a page's scripts. Such data often contains other
 * articles, so the result requires that all dates are on the same day. Thread-safe: it holds no
 * mutable state.
 */
final class ScriptDates {
  private static final Pattern DATE_FIELD =
      Pattern.compile(
          "\"(?:date(?:Published|_published|Created)|publish(?:ed)?(?:Date|_date)|published(?:At|_at)"
              + "|publication(?:Date|_date)|pubDate|firstPublished(?:At)?|first_published_at"
              + "|created(?:At|_at))\\\\?\"\\s{0,3}:\\s{0,3}"
              + "\\\\?\"((?:19|20)\\d{2}[^\"\\\\]{4,28})");

  private final DateReader dates;

  ScriptDates(DateReader dates) {
    this.dates = dates;
  }

  /** Returns the first date if all dates in scripts are on the same day, else null. */
  @Nullable DateCandidate find(List<Element> scripts) {
    DateCandidate first = null;
    for (Element script : scripts) {
      Matcher m = DATE_FIELD.matcher(script.data());
      while (m.find()) {
        DateCandidate candidate = DateCandidate.of(dates.read(m.group(1)), "script").orElse(null);
        if (candidate != null && first != null && !candidate.isSameDay(first)) {
          return null;
        }
        first = first == null ? candidate : first;
      }
    }
    return first;
  }
}
