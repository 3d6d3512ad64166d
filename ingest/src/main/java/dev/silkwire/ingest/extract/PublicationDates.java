package dev.silkwire.ingest.extract;

import dev.silkwire.contract.Published;
import dev.silkwire.ingest.Lines;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.date.SaidDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * When a page says it was published. The day is the most trusted voice's: JSON-LD, meta elements,
 * microdata, the address, what is marked as a date, a time element, the text by the headline; the
 * time of day is the most exact voice's that names the same day.
 */
final class PublicationDates {
  private static final List<String> PUBLISHED = names("published ");
  private static final List<String> MODIFIED = names("modified ");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "[/_.-]((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|$|\\D)");
  private static final Pattern UPDATED =
      Pattern.compile(
          "^\\W*(?:last\\s+)?(?:updated|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|diperbarui|обновлено|更新)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
  private static final Pattern YEAR =
      Pattern.compile("(?:19|20)\\d{2}|[٠-٩۰-۹]{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2}");
  private static final Pattern BRITISH =
      Pattern.compile(
          "(?i)^https?://[^/]*\\.(?:uk|au|nz|ie|in|za|ng|ke|gh|pk|bd|lk|sg|my|hk)(?:[:/].*|$)");
  private static final int LONGEST_LABEL = 160;
  private static final int MOST_LETTERS = 3 * LONGEST_LABEL;
  private static final int MOST_ELEMENTS = 60;

  private final DateReader dates;

  PublicationDates(DateReader dates) {
    this.dates = dates;
  }

  /** What was found. */
  record Found(Published published, @Nullable Instant modifiedAt) {}

  /** A date and whose it is. */
  private record Voice(SaidDate said, String source) {}

  Found find(
      Outline page, StructuredData data, String url, int headline, @Nullable String language) {
    boolean monthFirst = "en".equals(language) && !isBritish(url);
    List<Voice> voices = new ArrayList<>();
    add(voices, "json-ld", data.article("datePublished"), monthFirst);
    add(voices, "json-ld", data.article("dateCreated"), monthFirst);
    for (String name : PUBLISHED) {
      add(voices, "meta", data.meta(name), monthFirst);
    }
    if (!isSettled(voices)) {
      microdata(voices, page, monthFirst);
      address(voices, url);
      marked(voices, page, monthFirst);
      times(voices, page, monthFirst);
      near(voices, page, headline, monthFirst);
    }
    return new Found(published(voices), modified(data, monthFirst));
  }

  /** A trusted voice has said all there is to say, to the minute and by which clock. */
  private static boolean isSettled(List<Voice> voices) {
    return !voices.isEmpty()
        && voices.stream()
            .filter(v -> v.said().date().equals(voices.get(0).said().date()))
            .anyMatch(v -> exactness(v) == 2 && !isUtc(v));
  }

  private static Published published(List<Voice> voices) {
    if (voices.isEmpty()) {
      return Published.UNKNOWN;
    }
    LocalDate day = voices.get(0).said().date();
    Voice best =
        voices.stream()
            .filter(v -> v.said().date().equals(day))
            .max(Comparator.comparingInt(PublicationDates::exactness))
            .orElse(voices.get(0));
    return printed(best, voices);
  }

  /**
   * Machines often say the moment in UTC. The day that counts is the one the page prints, when that
   * is the day before or after.
   */
  private static Published printed(Voice best, List<Voice> voices) {
    Published said = best.said().published(best.source());
    if (!isUtc(best)) {
      return said;
    }
    LocalDate day = best.said().date();
    List<LocalDate> local =
        voices.stream().filter(v -> v.said().offset() == null).map(v -> v.said().date()).toList();
    return local.contains(day)
        ? said
        : local.stream()
            .filter(d -> Math.abs(ChronoUnit.DAYS.between(d, day)) == 1)
            .findFirst()
            .map(d -> new Published(said.at(), d, null, said.precision(), said.source(), false))
            .orElse(said);
  }

  private static boolean isUtc(Voice v) {
    return exactness(v) == 2 && ZoneOffset.UTC.equals(v.said().offset());
  }

  /** A clock time with its zone says most; among equals the first voice is kept. */
  private static int exactness(Voice v) {
    SaidDate said = v.said();
    boolean timed = said.precision() != Published.Precision.DAY;
    return timed ? (said.offset() != null ? 2 : 1) : 0;
  }

  private @Nullable Instant modified(StructuredData data, boolean monthFirst) {
    Optional<SaidDate> said = dates.read(data.article("dateModified"), monthFirst);
    for (String name : MODIFIED) {
      said = said.isPresent() ? said : dates.read(data.meta(name), monthFirst);
    }
    return said.map(SaidDate::at).orElse(null);
  }

  private boolean add(
      List<Voice> voices, String source, @Nullable String text, boolean monthFirst) {
    Optional<SaidDate> said =
        dates
            .read(text, monthFirst)
            .filter(s -> s.date().getYear() >= 1970 && s.date().getYear() < 2200);
    said.ifPresent(s -> voices.add(new Voice(s, source)));
    return said.isPresent();
  }

  private void microdata(List<Voice> voices, Outline page, boolean monthFirst) {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, Facts.DATE_PROPERTY)) {
        add(voices, "microdata", value(page.element(i)), monthFirst);
      }
    }
  }

  private static String value(Element e) {
    for (String attribute : List.of("datetime", "content", "title")) {
      if (FOUR_DIGITS.matcher(e.attr(attribute)).find()) {
        return e.attr(attribute);
      }
    }
    return e.text();
  }

  private void address(List<Voice> voices, String url) {
    Matcher m = IN_ADDRESS.matcher(url);
    if (m.find()) {
      add(voices, "url", m.group(1) + "-" + m.group(2) + "-" + m.group(3), false);
    }
  }

  private void marked(List<Voice> voices, Outline page, boolean monthFirst) {
    for (int i = 0; i < page.size(); i++) {
      if (isMarked(page, i)) {
        Element e = page.element(i);
        String text = page.is(i, Facts.TIME) ? value(e) : e.text();
        if (text.length() <= LONGEST_LABEL
            && text.chars().anyMatch(Character::isDigit)
            && !UPDATED.matcher(text).find()
            && add(voices, "label", text, monthFirst)) {
          return;
        }
      }
    }
  }

  private static boolean isMarked(Outline page, int i) {
    return page.is(i, Facts.DATE)
        && !page.is(i, Facts.UPDATED)
        && page.end(i) - i < MOST_ELEMENTS
        && !isElsewhere(page, i);
  }

  private void times(List<Voice> voices, Outline page, boolean monthFirst) {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, Facts.TIME)
          && !page.is(i, Facts.UPDATED)
          && !isElsewhere(page, i)
          && add(voices, "time", value(page.element(i)), monthFirst)) {
        return;
      }
    }
  }

  private static boolean isElsewhere(Outline page, int i) {
    return page.closest(i, Facts.BESIDE | Facts.ELSEWHERE) >= 0;
  }

  /** The first short line with a date after the headline, or on the page when there is none. */
  private void near(List<Voice> voices, Outline page, int headline, boolean monthFirst) {
    for (int i = headline + 1; i < page.size(); i++) {
      if (page.letters(i) >= 6 && page.letters(i) <= MOST_LETTERS && !page.is(i, Facts.SILENT)) {
        String own = page.element(i).ownText();
        if (own.length() >= 8
            && own.length() <= LONGEST_LABEL
            && YEAR.matcher(own).find()
            && !isRights(own)
            && add(voices, "text", own, monthFirst)) {
          return;
        }
      }
    }
  }

  private static boolean isRights(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("©") || lower.contains("copyright") || lower.contains("(c)");
  }

  private static boolean isBritish(String url) {
    return BRITISH.matcher(url).find();
  }

  private static List<String> names(String kind) {
    return Lines.of(PublicationDates.class, "date-meta.txt").stream()
        .filter(l -> l.startsWith(kind))
        .map(l -> l.substring(kind.length()))
        .toList();
  }
}
