package dev.silkwire.ingest.published;

import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The dates that a page marks up: as dates of publication, by a name that says date, and as time
 * elements. Thread-safe.
 */
final class MarkedUpDates {
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
  private static final List<String> ATTRIBUTES =
      List.of("datetime", "content", "title", "data-datetime", "data-time", "data-date");
  private static final int LONGEST_LABEL = 160;
  private static final int LONGEST_MARKED = 400;
  private static final int MOST_ELEMENTS = 60;
  private static final int MOST_TRIED = 500;
  private static final int NEAR = 250;

  private final DateReader dates;
  private final DateLabels labels;

  MarkedUpDates(DateReader dates, DateLabels labels) {
    this.dates = dates;
    this.labels = labels;
  }

  /** Adds what the page prints, most trusted first. */
  void addTo(List<DateCandidate> voices, DateSearchContext look) {
    microdata(voices, look);
    first(voices, look, ElementFeatures.DATE, "label");
    first(voices, look, ElementFeatures.TIME, "time");
  }

  private void microdata(List<DateCandidate> voices, DateSearchContext look) {
    FlatDom page = look.page();
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, ElementFeatures.DATE_PROPERTY)) {
        add(voices, "microdata", value(page.element(i)), look);
      }
    }
  }

  /** The readable date that is nearest the headline, what is below it before what is above. */
  private void first(List<DateCandidate> voices, DateSearchContext look, long fact, String source) {
    List<Integer> marked = new ArrayList<>();
    for (int i = 0; i < look.page().size(); i++) {
      if (isMarked(i, fact, look)) {
        marked.add(i);
      }
    }
    if (look.headline() >= 0) {
      marked.sort(Comparator.comparingInt(i -> distance(i, look.headline())));
    }
    for (int i : marked.subList(0, Math.min(marked.size(), MOST_TRIED))) {
      if (read(voices, i, source, look)) {
        return;
      }
    }
  }

  private static int distance(int i, int headline) {
    return i > headline ? i - headline : 3 * (headline - i);
  }

  private boolean read(List<DateCandidate> voices, int i, String source, DateSearchContext look) {
    Element e = look.page().element(i);
    String text = look.page().is(i, ElementFeatures.TIME) ? value(e) : e.text();
    String begin = text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text;
    String own = labels.publication(begin);
    boolean another = own.isEmpty() && !begin.isEmpty();
    if (text.length() > LONGEST_MARKED || another) {
      return false;
    }
    boolean readable = own.chars().anyMatch(Character::isDigit);
    return (readable && add(voices, source, own, look)) || attribute(voices, e, source, look);
  }

  private boolean attribute(
      List<DateCandidate> voices, Element e, String source, DateSearchContext look) {
    String value = value(e);
    return FOUR_DIGITS.matcher(value).find() && add(voices, source, value, look);
  }

  private static boolean isMarked(int i, long fact, DateSearchContext look) {
    FlatDom page = look.page();
    return page.is(i, fact)
        && !page.is(i, ElementFeatures.UPDATED)
        && page.end(i) - i < MOST_ELEMENTS
        && (look.headline() < 0 || distance(i, look.headline()) < 2 * NEAR)
        && !look.isElsewhere(i);
  }

  private static String value(Element e) {
    for (String attribute : ATTRIBUTES) {
      if (FOUR_DIGITS.matcher(e.attr(attribute)).find()) {
        return e.attr(attribute);
      }
    }
    return e.text();
  }

  private boolean add(
      List<DateCandidate> voices, String source, String text, DateSearchContext look) {
    Optional<DateCandidate> voice = DateCandidate.of(dates.read(text, look.monthFirst()), source);
    voice.ifPresent(voices::add);
    return voice.isPresent();
  }
}
