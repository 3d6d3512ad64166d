package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.date.DateReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The dates that a page prints where a reader looks for them: marked up as dates of publication,
 * named as dates, in time elements, in short lines after the headline, and at the beginning of a
 * paragraph, as in "Karlsruhe (12.11.2021)." Thread-safe.
 */
final class PrintedDates {
  private static final Pattern NOT_PUBLISHED =
      Pattern.compile(
          "^\\W*(?:last\\s+)?(?:updated|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|diperbarui|обновлено|更新)"
              + "|aktuelle zeit|current time|it is currently",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
  private static final Pattern YEAR =
      Pattern.compile("(?:19|20)\\d{2}|[٠-٩۰-۹]{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2}");
  private static final Pattern DATELINE =
      Pattern.compile(
          "^(?:[\\p{L} ,./-]{0,40}[(,] ?)?(\\d{1,2}\\. ?(?:\\d{1,2}|\\p{L}{3,10})\\.? ?\\d{4})\\)?\\s?[.:–—-]");
  private static final List<String> ATTRIBUTES = List.of("datetime", "content", "title");
  private static final int LONGEST_LABEL = 160;
  private static final int LONGEST_MARKED = 400;
  private static final int MOST_LETTERS = 3 * LONGEST_LABEL;
  private static final int MOST_ELEMENTS = 60;
  private static final int NEAR = 250;

  private final DateReader dates;

  PrintedDates(DateReader dates) {
    this.dates = dates;
  }

  /** What is looked at: a page, where its headline stands, and how it writes dates. */
  record Look(Outline page, int headline, boolean monthFirst) {}

  /** Adds what the page prints, most trusted first. */
  void addTo(List<Voice> voices, Look look) {
    microdata(voices, look);
    first(voices, look, Facts.DATE, "label");
    first(voices, look, Facts.TIME, "time");
  }

  /** Adds the date that stands unmarked in the text, which is the last resort. */
  void addText(List<Voice> voices, Look look) {
    Outline page = look.page();
    int last = look.headline() < 0 ? page.size() : Math.min(page.size(), look.headline() + NEAR);
    for (int i = look.headline() + 1; i < last; i++) {
      int letters = page.letters(i);
      if (letters >= 6 && !page.is(i, Facts.SILENT)) {
        String own = page.element(i).ownText();
        boolean brief = letters <= MOST_LETTERS && own.length() <= LONGEST_LABEL;
        boolean found = brief ? label(voices, own, look) : dateline(voices, own, look);
        if (found) {
          return;
        }
      }
    }
  }

  private void microdata(List<Voice> voices, Look look) {
    Outline page = look.page();
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, Facts.DATE_PROPERTY)) {
        add(voices, "microdata", value(page.element(i)), look);
      }
    }
  }

  /** The readable date that is nearest the headline, what is below it before what is above. */
  private void first(List<Voice> voices, Look look, long fact, String source) {
    List<Integer> marked = new ArrayList<>();
    for (int i = 0; i < look.page().size(); i++) {
      if (isMarked(i, fact, look)) {
        marked.add(i);
      }
    }
    if (look.headline() >= 0) {
      marked.sort(Comparator.comparingInt(i -> distance(i, look.headline())));
    }
    for (int i : marked) {
      if (read(voices, i, source, look)) {
        return;
      }
    }
  }

  private static int distance(int i, int headline) {
    return i > headline ? i - headline : 3 * (headline - i);
  }

  private boolean read(List<Voice> voices, int i, String source, Look look) {
    Element e = look.page().element(i);
    String text = look.page().is(i, Facts.TIME) ? value(e) : e.text();
    String begin = text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text;
    return text.length() <= LONGEST_MARKED
        && begin.chars().anyMatch(Character::isDigit)
        && !NOT_PUBLISHED.matcher(begin).find()
        && add(voices, source, begin, look);
  }

  private static boolean isMarked(int i, long fact, Look look) {
    Outline page = look.page();
    return page.is(i, fact)
        && !page.is(i, Facts.UPDATED)
        && page.end(i) - i < MOST_ELEMENTS
        && (look.headline() < 0 || distance(i, look.headline()) < 2 * NEAR)
        && !isElsewhere(i, look);
  }

  /** In a box beside the story, which cannot be one that has the headline in it. */
  private static boolean isElsewhere(int i, Look look) {
    Outline page = look.page();
    int box = page.closest(i, Facts.BESIDE | Facts.ELSEWHERE);
    while (box > 0 && page.holds(box, Math.max(0, look.headline()))) {
      box = page.closest(page.parent(box), Facts.BESIDE | Facts.ELSEWHERE);
    }
    return box > 0;
  }

  private static String value(Element e) {
    for (String attribute : ATTRIBUTES) {
      if (FOUR_DIGITS.matcher(e.attr(attribute)).find()) {
        return e.attr(attribute);
      }
    }
    return e.text();
  }

  private static boolean isLabel(String text) {
    return text.length() >= 8
        && YEAR.matcher(text).find()
        && !isRights(text)
        && !NOT_PUBLISHED.matcher(text).find();
  }

  private boolean label(List<Voice> voices, String text, Look look) {
    return isLabel(text) && add(voices, "text", text, look);
  }

  private boolean dateline(List<Voice> voices, String text, Look look) {
    var m = DATELINE.matcher(text);
    return m.find() && add(voices, "text", m.group(1), look);
  }

  private static boolean isRights(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("©") || lower.contains("copyright") || lower.contains("(c)");
  }

  private boolean add(List<Voice> voices, String source, String text, Look look) {
    Optional<Voice> voice = Voice.of(dates.read(text, look.monthFirst()), source);
    voice.ifPresent(voices::add);
    return voice.isPresent();
  }
}
