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
 * The dates that a page prints without marking them up: in short lines around the headline, at the
 * beginning of a paragraph, as in "Karlsruhe (12.11.2021).", and beside words that say what they
 * are the date of. Dates of rights, of events that last days, and older than the web are no dates
 * of publication. Thread-safe.
 */
final class PlainTextDates {
  private static final Pattern YEAR =
      Pattern.compile(
          "(?:19|20)\\d{2}|25[4-9]\\d|1[34]\\d{2}|[٠-٩۰-۹]{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2}|令和|平成");
  private static final Pattern DAYS =
      Pattern.compile(
          "(?:19|20)\\d{2}\\s*(?:[-–—]|bis|to|until|au|al|до)\\s*\\d{1,2}\\.?\\s\\p{L}{3}"
              + "|(?:19|20)\\d{2}\\s+(?:[-–—]|bis|to|until|au|al|до)\\s+\\d{1,2}[./]\\s?\\d{1,2}[./]"
              + "|(?<!\\d)\\d{1,2}\\.?\\s?(?:[-–—]|bis|to|until)\\s?\\d{1,2}\\.?\\s\\p{L}{3,}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern DATELINE =
      Pattern.compile(
          "^(?:[\\p{L} ,./-]{0,40}[(,] ?)?(\\d{1,2}\\. ?(?:\\d{1,2}|\\p{L}{3,10})\\.?"
              + " ?\\d{4})\\)?\\s?[.:–—-]");
  private static final int LONGEST_LABEL = 160;
  private static final int TERSE = 40;
  private static final int LONGEST_NOTE = 600;
  private static final int MOST_ELEMENTS = 20;
  private static final int FEW_ELEMENTS = 6;
  private static final int BELOW = 250;
  private static final int ABOVE = 12;
  private static final int WITHOUT_HEADLINE = 5000;
  private static final int CREDIBLE_SINCE = 1995;

  private final DateReader dates;
  private final DateLabels labels;

  PlainTextDates(DateReader dates, DateLabels labels) {
    this.dates = dates;
    this.labels = labels;
  }

  /** The date around the headline, or null. */
  @Nullable DateCandidate nearHeadline(DateSearchContext look) {
    FlatDom page = look.page();
    int headline = look.headline();
    int last = Math.min(page.size(), headline < 0 ? WITHOUT_HEADLINE : headline + BELOW);
    for (int i = headline + 1; i < last; i++) {
      DateCandidate voice = at(i, look);
      if (voice != null) {
        return voice;
      }
    }
    for (int i = headline - 1; i >= Math.max(0, headline - ABOVE); i--) {
      DateCandidate voice = terse(i, look) ? at(i, look) : null;
      if (voice != null) {
        return voice;
      }
    }
    return null;
  }

  /** The date that words anywhere say is that of publication, or null. */
  @Nullable DateCandidate said(DateSearchContext look) {
    return near(labels.published(), "text", look);
  }

  /** The date that words anywhere say is that of the last change, or null. */
  @Nullable DateCandidate changed(DateSearchContext look) {
    return near(labels.updated(), "modified", look);
  }

  /** The date that a line of words, such as a description, says is that of publication, or null. */
  @Nullable DateCandidate in(@Nullable String line, boolean monthFirst) {
    String near = line == null ? "" : labels.published().near(line);
    return near.isEmpty() ? null : voice(near, "text", monthFirst);
  }

  private @Nullable DateCandidate at(int i, DateSearchContext look) {
    FlatDom page = look.page();
    int letters = page.letters(i);
    if (letters < 6 || page.is(i, ElementFeatures.SILENT) || !look.isAboutStory(i)) {
      return null;
    }
    String own = page.element(i).ownText();
    boolean brief = letters <= 3 * LONGEST_LABEL && own.length() <= LONGEST_LABEL;
    if (!brief) {
      Matcher m = DATELINE.matcher(own);
      return m.find() ? voice(m.group(1), "text", look.monthFirst()) : null;
    }
    boolean linked = page.is(i, ElementFeatures.LINK) && own.length() > TERSE;
    String label = labels.publication(own);
    return linked || !isLabel(label) || labels.other().begin(around(i, page))
        ? null
        : voice(label, "text", look.monthFirst());
  }

  /** The few words of which it is a part, such as those of a list's row. */
  private static String around(int i, FlatDom page) {
    int row = page.is(i, ElementFeatures.INLINE) && page.parent(i) >= 0 ? page.parent(i) : i;
    boolean few = page.end(row) - row <= FEW_ELEMENTS && page.letters(row) <= LONGEST_LABEL;
    return few ? page.element(row).text() : "";
  }

  private static boolean terse(int i, DateSearchContext look) {
    int letters = look.page().letters(i);
    return letters >= 6 && letters <= TERSE;
  }

  private @Nullable DateCandidate near(PhraseList phrases, String source, DateSearchContext look) {
    FlatDom page = look.page();
    for (int i = 0; i < page.size(); i++) {
      boolean note =
          page.letters(i) <= LONGEST_NOTE
              && page.end(i) - i <= (page.letters(i) >= 4 ? MOST_ELEMENTS : FEW_ELEMENTS)
              && !page.is(
                  i, ElementFeatures.INLINE | ElementFeatures.SILENT | ElementFeatures.TIME);
      DateCandidate voice = note ? noted(i, phrases, source, look) : null;
      if (voice != null && look.isAboutStory(i)) {
        return voice;
      }
    }
    return null;
  }

  private @Nullable DateCandidate noted(
      int i, PhraseList phrases, String source, DateSearchContext look) {
    String text = look.page().element(i).text();
    String near = text.length() <= LONGEST_NOTE ? phrases.near(text) : "";
    if (!YEAR.matcher(near).find() || labels.other().in(near)) {
      return null;
    }
    DateCandidate behind = voice(head(phrases.after(near)), source, look.monthFirst());
    return behind != null ? behind : voice(near, source, look.monthFirst());
  }

  private static String head(String text) {
    return text.length() > TERSE ? text.substring(0, TERSE) : text;
  }

  private boolean isLabel(String text) {
    return text.length() >= 8
        && YEAR.matcher(text).find()
        && !labels.other().in(text)
        && !DAYS.matcher(text).find();
  }

  private @Nullable DateCandidate voice(String text, String source, boolean monthFirst) {
    Optional<ParsedDate> said =
        dates.read(text, monthFirst).filter(s -> s.date().getYear() >= CREDIBLE_SINCE);
    return DateCandidate.of(said, source).orElse(null);
  }
}
