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
 * Finds dates that the page marks up: microdata, elements with a class name for dates, and time
 * elements. Thread-safe: it holds no mutable state.
 */
final class MarkedUpDates {
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
  private static final List<String> ATTRIBUTES =
      List.of("datetime", "content", "title", "data-datetime", "data-time", "data-date");
  private static final int MAX_LABEL_CHARS = 160;
  private static final int MAX_TEXT_CHARS = 400;
  private static final int MAX_ELEMENTS = 60;
  private static final int MAX_TRIED = 500;
  private static final int MAX_DISTANCE = 500;

  private final DateReader dates;
  private final DateLabels labels;

  MarkedUpDates(DateReader dates, DateLabels labels) {
    this.dates = dates;
    this.labels = labels;
  }

  /** Adds the dates, in the order of decreasing reliability. */
  void addTo(List<DateCandidate> candidates, DateSearchContext context) {
    addMicrodata(candidates, context);
    addNearest(candidates, context, ElementFeatures.DATE, "label");
    addNearest(candidates, context, ElementFeatures.TIME, "time");
  }

  private void addMicrodata(List<DateCandidate> candidates, DateSearchContext context) {
    FlatDom page = context.page();
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, ElementFeatures.DATE_PROPERTY)) {
        add(candidates, "microdata", value(page.element(i)), context);
      }
    }
  }

  /** Adds the date nearest to the headline; elements below it are preferred. */
  private void addNearest(
      List<DateCandidate> candidates, DateSearchContext context, long feature, String source) {
    List<Integer> marked = new ArrayList<>();
    for (int i = 0; i < context.page().size(); i++) {
      if (isMarked(i, feature, context)) {
        marked.add(i);
      }
    }
    if (context.headline() >= 0) {
      marked.sort(Comparator.comparingInt(i -> distance(i, context.headline())));
    }
    for (int i : marked.subList(0, Math.min(marked.size(), MAX_TRIED))) {
      if (addElement(candidates, i, source, context)) {
        return;
      }
    }
  }

  private static int distance(int i, int headline) {
    return i > headline ? i - headline : 3 * (headline - i);
  }

  private boolean addElement(
      List<DateCandidate> candidates, int i, String source, DateSearchContext context) {
    Element e = context.page().element(i);
    String text = context.page().is(i, ElementFeatures.TIME) ? value(e) : e.text();
    String start = text.length() > MAX_LABEL_CHARS ? text.substring(0, MAX_LABEL_CHARS) : text;
    String publication = labels.publication(start);
    boolean isOtherDate = publication.isEmpty() && !start.isEmpty();
    if (text.length() > MAX_TEXT_CHARS || isOtherDate) {
      return false;
    }
    boolean hasDigit = publication.chars().anyMatch(Character::isDigit);
    return (hasDigit && add(candidates, source, publication, context))
        || addAttribute(candidates, e, source, context);
  }

  private boolean addAttribute(
      List<DateCandidate> candidates, Element e, String source, DateSearchContext context) {
    String value = value(e);
    return FOUR_DIGITS.matcher(value).find() && add(candidates, source, value, context);
  }

  private static boolean isMarked(int i, long feature, DateSearchContext context) {
    FlatDom page = context.page();
    return page.is(i, feature)
        && !page.is(i, ElementFeatures.UPDATED)
        && page.end(i) - i < MAX_ELEMENTS
        && (context.headline() < 0 || distance(i, context.headline()) < MAX_DISTANCE)
        && !context.isUnrelated(i);
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
      List<DateCandidate> candidates, String source, String text, DateSearchContext context) {
    Optional<DateCandidate> candidate =
        DateCandidate.of(dates.read(text, context.monthFirst()), source);
    candidate.ifPresent(candidates::add);
    return candidate.isPresent();
  }
}
