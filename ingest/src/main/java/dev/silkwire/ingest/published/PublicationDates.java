package dev.silkwire.ingest.published;

import dev.silkwire.contract.Published;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.date.ParsedDate;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.text.ResourceLines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a page says it was published. The day is the most trusted voice's: JSON-LD, meta elements,
 * microdata, the address, what is printed as a date, meta elements that may as well mean a change,
 * the text by the headline. Where nothing of that speaks, words in the text, the data of the page's
 * programs, and at last the day of the last change. The time of day is the most exact voice's that
 * names the same day. Thread-safe.
 */
public final class PublicationDates {
  private static final List<String> PUBLISHED = names("published ");
  private static final List<String> PERHAPS = names("perhaps ");
  private static final List<String> MODIFIED = names("modified ");
  private static final Set<String> MACHINES = Set.of("json-ld", "meta", "microdata");
  private static final Set<String> PRINT = Set.of("label", "time", "text");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "[/_.-]((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|$|\\D)");
  private static final String ADDRESS = "url";
  private static final String PERHAPS_SOURCE = "perhaps";

  private final DateReader dates;
  private final MarkedUpDates printed;
  private final PlainTextDates unmarked;
  private final ScriptDates scripts;

  public PublicationDates(DateReader dates) {
    this.dates = dates;
    DateLabels labels = new DateLabels();
    this.printed = new MarkedUpDates(dates, labels);
    this.unmarked = new PlainTextDates(dates, labels);
    this.scripts = new ScriptDates(dates);
  }

  /** What was found. */
  public record Found(Published published, @Nullable Instant modifiedAt) {}

  public Found find(
      FlatDom page, StructuredData data, String url, int headline, @Nullable String language) {
    boolean monthFirst = DayMonthOrder.isMonthFirst(language, url, data);
    List<DateCandidate> voices = stated(data, monthFirst);
    Optional<ParsedDate> modified = modified(data, monthFirst);
    if (!isSettled(voices)) {
      DateSearchContext look = new DateSearchContext(page, headline, monthFirst);
      address(voices, url);
      shown(voices, data, look);
      if (voices.isEmpty()) {
        lastResort(voices, data, look, modified);
      }
    }
    return new Found(published(voices), modified.map(ParsedDate::at).orElse(null));
  }

  private List<DateCandidate> stated(StructuredData data, boolean monthFirst) {
    List<DateCandidate> voices = new ArrayList<>();
    add(voices, "json-ld", data.article("datePublished"), monthFirst);
    add(voices, "json-ld", data.article("dateCreated"), monthFirst);
    addAll(voices, PUBLISHED, "meta", data, monthFirst);
    if (voices.isEmpty()) {
      add(voices, "json-ld", data.page("datePublished"), monthFirst);
    }
    return voices;
  }

  private void shown(List<DateCandidate> voices, StructuredData data, DateSearchContext look) {
    printed.addTo(voices, look);
    addAll(voices, PERHAPS, PERHAPS_SOURCE, data, look.monthFirst());
    if (voices.stream().noneMatch(v -> PRINT.contains(v.source()))) {
      add(voices, unmarked.nearHeadline(look));
    }
  }

  private void lastResort(
      List<DateCandidate> voices,
      StructuredData data,
      DateSearchContext look,
      Optional<ParsedDate> modified) {
    add(voices, unmarked.said(look));
    if (voices.isEmpty()) {
      add(voices, unmarked.in(data.meta("description", "og:description"), look.monthFirst()));
    }
    if (voices.isEmpty()) {
      add(voices, scripts.find(data.scripts()));
    }
    if (voices.isEmpty()) {
      DateCandidate.of(modified, "modified").ifPresent(voices::add);
    }
    if (voices.isEmpty()) {
      add(voices, unmarked.changed(look));
    }
  }

  /** Trusted voices have said all there is to say, to the minute and by which clock. */
  private static boolean isSettled(List<DateCandidate> voices) {
    return !voices.isEmpty()
        && voices.stream().allMatch(v -> v.isSameDay(voices.get(0)))
        && voices.stream().anyMatch(v -> v.exactness() == 2 && !v.isUtc());
  }

  private static Published published(List<DateCandidate> heard) {
    if (heard.isEmpty()) {
      return Published.UNKNOWN;
    }
    List<DateCandidate> voices = heard.stream().map(v -> v.beside(heard)).toList();
    DateCandidate first = decided(voices);
    DateCandidate best =
        voices.stream()
            .filter(v -> v.isSameDay(first))
            .max(Comparator.comparingInt(DateCandidate::exactness))
            .orElse(first);
    return local(best, voices);
  }

  private static DateCandidate decided(List<DateCandidate> voices) {
    DateCandidate first = voices.get(0);
    if (MACHINES.contains(first.source())) {
      return borneOut(voices);
    }
    return first.source().equals(ADDRESS) ? first : earliest(voices);
  }

  /** Of what machines are told, the day that most others name; among equals the first. */
  private static DateCandidate borneOut(List<DateCandidate> voices) {
    DateCandidate most = voices.get(0);
    for (DateCandidate voice : voices) {
      boolean more = witnesses(voice, voices) > witnesses(most, voices);
      if (MACHINES.contains(voice.source()) && more) {
        most = voice;
      }
    }
    return most;
  }

  private static long witnesses(DateCandidate voice, List<DateCandidate> voices) {
    return voices.stream().filter(voice::isSameDay).map(DateCandidate::source).distinct().count();
  }

  /** Of what is printed and a "perhaps" the earlier: the later one is the day of a change. */
  private static DateCandidate earliest(List<DateCandidate> voices) {
    return voices.stream()
        .filter(
            v ->
                v.equals(voices.get(0))
                    || v.source().equals(PERHAPS_SOURCE)
                    || v.source().equals("text"))
        .min(Comparator.comparing(v -> v.said().date()))
        .orElse(voices.get(0));
  }

  /**
   * Machines often say the moment in UTC. The day that counts is the one the page prints or has in
   * its address, when that is the day before or after.
   */
  private static Published local(DateCandidate best, List<DateCandidate> voices) {
    String source = best.source().equals(PERHAPS_SOURCE) ? "meta" : best.source();
    Published said = best.said().published(source);
    if (!best.isUtc()) {
      return said;
    }
    LocalDate day = best.said().date();
    List<DateCandidate> local = voices.stream().filter(v -> v.said().offset() == null).toList();
    Optional<LocalDate> inAddress =
        local.stream().filter(v -> v.source().equals(ADDRESS)).map(v -> v.said().date()).findAny();
    boolean agreed = local.stream().anyMatch(v -> v.said().date().equals(day));
    return inAddress
        .or(() -> agreed ? Optional.empty() : local.stream().map(v -> v.said().date()).findFirst())
        .filter(d -> Math.abs(ChronoUnit.DAYS.between(d, day)) == 1)
        .map(d -> new Published(said.at(), d, null, said.precision(), said.source(), false))
        .orElse(said);
  }

  private Optional<ParsedDate> modified(StructuredData data, boolean monthFirst) {
    Optional<ParsedDate> said = change(data.article("dateModified"), monthFirst);
    for (String name : MODIFIED) {
      said = said.isPresent() ? said : change(data.meta(name), monthFirst);
    }
    return said;
  }

  private Optional<ParsedDate> change(@Nullable String text, boolean monthFirst) {
    return dates.read(text, monthFirst).filter(DateCandidate::isMeant);
  }

  private void addAll(
      List<DateCandidate> voices,
      List<String> names,
      String source,
      StructuredData data,
      boolean monthFirst) {
    for (String name : names) {
      add(voices, source, data.meta(name), monthFirst);
    }
  }

  private static void add(List<DateCandidate> voices, @Nullable DateCandidate voice) {
    if (voice != null) {
      voices.add(voice);
    }
  }

  private void add(
      List<DateCandidate> voices, String source, @Nullable String text, boolean monthFirst) {
    DateCandidate.of(dates.read(text, monthFirst), source)
        .map(v -> v.or(dates.read(text, !monthFirst)))
        .ifPresent(voices::add);
  }

  private void address(List<DateCandidate> voices, String url) {
    Matcher m = IN_ADDRESS.matcher(url);
    if (m.find()) {
      add(voices, ADDRESS, m.group(1) + "-" + m.group(2) + "-" + m.group(3), false);
    }
  }

  private static List<String> names(String kind) {
    return ResourceLines.of(PublicationDates.class, "date-meta.txt").stream()
        .filter(l -> l.startsWith(kind))
        .map(l -> l.substring(kind.length()))
        .toList();
  }
}
