package dev.silkwire.ingest.published;

import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.date.ParsedDate;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.PhraseList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates without markup: in short lines around the headline, at the beginning of a paragraph,
 * as in "Karlsruhe (12.11.2021).", and beside a label anywhere. Dates in copyright notices, periods
 * of several days and dates before 1995 are ignored. Thread-safe: it holds no mutable state.
 */
final class PlainTextDates {
  private static final Pattern YEAR =
      Pattern.compile(
          "(?:19|20)\\d{2}|25[4-9]\\d|1[34]\\d{2}|[٠-٩۰-۹]{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2}|令和|平成");
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?:19|20)\\d{2}\\s*(?:[-–—]|bis|to|until|au|al|до)\\s*\\d{1,2}\\.?\\s\\p{L}{3}"
              + "|(?:19|20)\\d{2}\\s+(?:[-–—]|bis|to|until|au|al|до)\\s+\\d{1,2}[./]\\s?\\d{1,2}[./]"
              + "|(?<!\\d)\\d{1,2}\\.?\\s?(?:[-–—]|bis|to|until)\\s?\\d{1,2}\\.?\\s\\p{L}{3,}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern DATELINE =
      Pattern.compile(
          "^(?:[\\p{L} ,./-]{0,40}[(,] ?)?(\\d{1,2}\\. ?(?:\\d{1,2}|\\p{L}{3,10})\\.?"
              + " ?\\d{4})\\)?\\s?[.:–—-]");
  private static final int MAX_LABEL_CHARS = 160;
  private static final int MAX_SHORT_LINE = 40;
  private static final int MAX_NOTE_CHARS = 600;
  private static final int MAX_ELEMENTS = 20;
  private static final int MAX_ELEMENTS_OF_ROW = 6;
  private static final int ELEMENTS_BELOW_HEADLINE = 250;
  private static final int ELEMENTS_ABOVE_HEADLINE = 12;
  private static final int ELEMENTS_WITHOUT_HEADLINE = 5000;
  private static final int MIN_YEAR = 1995;

  private final DateReader dates;
  private final DateLabels labels;

  PlainTextDates(DateReader dates, DateLabels labels) {
    this.dates = dates;
    this.labels = labels;
  }

  /** Returns the date nearest to the headline, or null. */
  @Nullable DateCandidate nearHeadline(DateSearchContext context) {
    FlatDom page = context.page();
    int headline = context.headline();
    int last =
        Math.min(
            page.size(),
            headline < 0 ? ELEMENTS_WITHOUT_HEADLINE : headline + ELEMENTS_BELOW_HEADLINE);
    for (int i = headline + 1; i < last; i++) {
      DateCandidate candidate = at(i, context);
      if (candidate != null) {
        return candidate;
      }
    }
    for (int i = headline - 1; i >= Math.max(0, headline - ELEMENTS_ABOVE_HEADLINE); i--) {
      DateCandidate candidate = isShortLine(i, context) ? at(i, context) : null;
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }

  /** Returns the first date with a label of publication, or null. */
  @Nullable DateCandidate labelledPublication(DateSearchContext context) {
    return labelled(labels.published(), "text", context);
  }

  /** Returns the first date with a label of a change, or null. */
  @Nullable DateCandidate labelledChange(DateSearchContext context) {
    return labelled(labels.updated(), "modified", context);
  }

  /**
   * Returns the date with a label of publication in a text, such as a meta description, or null.
   */
  @Nullable DateCandidate in(@Nullable String line, boolean monthFirst) {
    String near = line == null ? "" : labels.published().near(line);
    return near.isEmpty() ? null : candidate(near, "text", monthFirst);
  }

  private @Nullable DateCandidate at(int i, DateSearchContext context) {
    FlatDom page = context.page();
    int length = page.ownLength(i);
    if (length < 6 || page.is(i, ElementFeatures.NO_TEXT) || !context.isAboutArticle(i)) {
      return null;
    }
    String ownText = page.element(i).ownText();
    boolean isShort = length <= 3 * MAX_LABEL_CHARS && ownText.length() <= MAX_LABEL_CHARS;
    if (!isShort) {
      Matcher m = DATELINE.matcher(ownText);
      return m.find() ? candidate(m.group(1), "text", context.monthFirst()) : null;
    }
    boolean isLinkedTitle = page.is(i, ElementFeatures.LINK) && ownText.length() > MAX_SHORT_LINE;
    String label = labels.publication(ownText);
    return isLinkedTitle || !isLabel(label) || labels.other().isAtStartOf(row(i, page))
        ? null
        : candidate(label, "text", context.monthFirst());
  }

  /** Returns the text of the short row of which an inline element is a part, else empty. */
  private static String row(int i, FlatDom page) {
    int row = page.is(i, ElementFeatures.INLINE) && page.parent(i) >= 0 ? page.parent(i) : i;
    boolean isShort =
        page.end(row) - row <= MAX_ELEMENTS_OF_ROW && page.ownLength(row) <= MAX_LABEL_CHARS;
    return isShort ? page.element(row).text() : "";
  }

  private static boolean isShortLine(int i, DateSearchContext context) {
    int length = context.page().ownLength(i);
    return length >= 6 && length <= MAX_SHORT_LINE;
  }

  private @Nullable DateCandidate labelled(
      PhraseList phrases, String source, DateSearchContext context) {
    FlatDom page = context.page();
    for (int i = 0; i < page.size(); i++) {
      boolean isNote =
          page.ownLength(i) <= MAX_NOTE_CHARS
              && page.end(i) - i <= (page.ownLength(i) >= 4 ? MAX_ELEMENTS : MAX_ELEMENTS_OF_ROW)
              && !page.is(
                  i, ElementFeatures.INLINE | ElementFeatures.NO_TEXT | ElementFeatures.TIME);
      DateCandidate candidate = isNote ? inNote(i, phrases, source, context) : null;
      if (candidate != null && context.isAboutArticle(i)) {
        return candidate;
      }
    }
    return null;
  }

  private @Nullable DateCandidate inNote(
      int i, PhraseList phrases, String source, DateSearchContext context) {
    String text = context.page().element(i).text();
    String near = text.length() <= MAX_NOTE_CHARS ? phrases.near(text) : "";
    if (!YEAR.matcher(near).find() || labels.other().isIn(near)) {
      return null;
    }
    DateCandidate afterLabel = candidate(start(phrases.after(near)), source, context.monthFirst());
    return afterLabel != null ? afterLabel : candidate(near, source, context.monthFirst());
  }

  private static String start(String text) {
    return text.length() > MAX_SHORT_LINE ? text.substring(0, MAX_SHORT_LINE) : text;
  }

  private boolean isLabel(String text) {
    return text.length() >= 8
        && YEAR.matcher(text).find()
        && !labels.other().isIn(text)
        && !PERIOD.matcher(text).find();
  }

  private @Nullable DateCandidate candidate(String text, String source, boolean monthFirst) {
    Optional<ParsedDate> parsed =
        dates.read(text, monthFirst).filter(p -> p.date().getYear() >= MIN_YEAR);
    return DateCandidate.of(parsed, source).orElse(null);
  }
}
