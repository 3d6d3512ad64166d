package dev.silkwire.ingest.extract;

import dev.silkwire.contract.Published;
import dev.silkwire.ingest.Lines;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.date.SaidDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a page says it was published. The day is the most trusted voice's: JSON-LD, meta elements,
 * microdata, the address, what is printed as a date, meta elements that may as well mean a change,
 * the text by the headline. The time of day is the most exact voice's that names the same day.
 * Thread-safe.
 */
final class PublicationDates {
  private static final List<String> PUBLISHED = names("published ");
  private static final List<String> PERHAPS = names("perhaps ");
  private static final List<String> MODIFIED = names("modified ");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "[/_.-]((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|$|\\D)");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?i)^https?://[^/]*\\.(?:uk|au|nz|ie|in|za|ng|ke|gh|pk|bd|lk|sg|my|hk)(?:[:/].*|$)|/en-(?:gb|au|nz|ie|in|za)/");
  private static final String ADDRESS = "url";

  private final DateReader dates;
  private final PrintedDates printed;

  PublicationDates(DateReader dates) {
    this.dates = dates;
    this.printed = new PrintedDates(dates);
  }

  /** What was found. */
  record Found(Published published, @Nullable Instant modifiedAt) {}

  Found find(
      Outline page, StructuredData data, String url, int headline, @Nullable String language) {
    boolean monthFirst = "en".equals(language) && !DAY_FIRST.matcher(url).find();
    List<Voice> voices = new ArrayList<>();
    add(voices, "json-ld", data.article("datePublished"), monthFirst);
    add(voices, "json-ld", data.article("dateCreated"), monthFirst);
    addAll(voices, PUBLISHED, data, monthFirst);
    if (voices.isEmpty()) {
      add(voices, "json-ld", data.page("datePublished"), monthFirst);
    }
    if (!isSettled(voices)) {
      PrintedDates.Look look = new PrintedDates.Look(page, headline, monthFirst);
      address(voices, url);
      printed.addTo(voices, look);
      addAll(voices, PERHAPS, data, monthFirst);
      if (voices.stream().noneMatch(PublicationDates::isPrinted)) {
        printed.addText(voices, look);
      }
    }
    return new Found(published(voices), modified(data, monthFirst));
  }

  /** Trusted voices have said all there is to say, to the minute and by which clock. */
  private static boolean isSettled(List<Voice> voices) {
    return !voices.isEmpty()
        && voices.stream().allMatch(v -> sameDay(v, voices.get(0)))
        && voices.stream().anyMatch(v -> v.exactness() == 2 && !v.isUtc());
  }

  private static boolean sameDay(Voice a, Voice b) {
    return a.said().date().equals(b.said().date());
  }

  private static boolean isPrinted(Voice v) {
    return v.source().equals("label") || v.source().equals("time");
  }

  private static Published published(List<Voice> voices) {
    if (voices.isEmpty()) {
      return Published.UNKNOWN;
    }
    Voice first = decided(voices);
    Voice best =
        voices.stream()
            .filter(v -> sameDay(v, first))
            .max(Comparator.comparingInt(Voice::exactness))
            .orElse(first);
    return local(best, voices);
  }

  /** The first voice; but what is printed beside an older "perhaps" is no date of publication. */
  private static Voice decided(List<Voice> voices) {
    Voice first = voices.get(0);
    return voices.stream()
        .filter(v -> isPrinted(first) && v.source().equals("meta"))
        .filter(v -> v.said().date().isBefore(first.said().date()))
        .findFirst()
        .orElse(first);
  }

  /**
   * Machines often say the moment in UTC. The day that counts is the one the page prints or has in
   * its address, when that is the day before or after.
   */
  private static Published local(Voice best, List<Voice> voices) {
    Published said = best.said().published(best.source());
    if (!best.isUtc()) {
      return said;
    }
    LocalDate day = best.said().date();
    List<Voice> local = voices.stream().filter(v -> v.said().offset() == null).toList();
    Optional<LocalDate> inAddress =
        local.stream().filter(v -> v.source().equals(ADDRESS)).map(v -> v.said().date()).findAny();
    boolean agreed = local.stream().anyMatch(v -> v.said().date().equals(day));
    return inAddress
        .or(() -> agreed ? Optional.empty() : local.stream().map(v -> v.said().date()).findFirst())
        .filter(d -> Math.abs(ChronoUnit.DAYS.between(d, day)) == 1)
        .map(d -> new Published(said.at(), d, null, said.precision(), said.source(), false))
        .orElse(said);
  }

  private @Nullable Instant modified(StructuredData data, boolean monthFirst) {
    Optional<SaidDate> said = dates.read(data.article("dateModified"), monthFirst);
    for (String name : MODIFIED) {
      said = said.isPresent() ? said : dates.read(data.meta(name), monthFirst);
    }
    return said.map(SaidDate::at).orElse(null);
  }

  private void addAll(
      List<Voice> voices, List<String> names, StructuredData data, boolean monthFirst) {
    for (String name : names) {
      add(voices, "meta", data.meta(name), monthFirst);
    }
  }

  private void add(List<Voice> voices, String source, @Nullable String text, boolean monthFirst) {
    Voice.of(dates.read(text, monthFirst), source).ifPresent(voices::add);
  }

  private void address(List<Voice> voices, String url) {
    Matcher m = IN_ADDRESS.matcher(url);
    if (m.find()) {
      add(voices, ADDRESS, m.group(1) + "-" + m.group(2) + "-" + m.group(3), false);
    }
  }

  private static List<String> names(String kind) {
    return Lines.of(PublicationDates.class, "date-meta.txt").stream()
        .filter(l -> l.startsWith(kind))
        .map(l -> l.substring(kind.length()))
        .toList();
  }
}
