package dev.silkwire.ingest.published;

import dev.silkwire.contract.record.Published;
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
 * Determines the date of publication of a page. Candidates in the order of reliability: JSON-LD,
 * meta elements, microdata, the URL, dates in elements for dates, meta elements that may also mean
 * a change, and text near the headline. If there are none: labelled dates in the text, data of
 * scripts, and the date of the last change. The day comes from the most reliable candidate, the
 * time from the most exact candidate of the same day. Thread-safe: it holds no mutable state.
 */
public final class PublicationDates {
  private static final List<String> PUBLISHED_META = names("published ");
  private static final List<String> AMBIGUOUS_META = names("perhaps ");
  private static final List<String> MODIFIED_META = names("modified ");
  private static final Set<String> METADATA_SOURCES = Set.of("json-ld", "meta", "microdata");
  private static final Set<String> PRINTED_SOURCES = Set.of("label", "time", "text");
  private static final Pattern DATE_IN_URL =
      Pattern.compile(
          "[/_.-]((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|$|\\D)");
  private static final String URL_SOURCE = "url";
  private static final String AMBIGUOUS_SOURCE = "perhaps";

  private final DateReader dates;
  private final MarkedUpDates markedUp;
  private final PlainTextDates plainText;
  private final ScriptDates scripts;

  public PublicationDates(DateReader dates) {
    this.dates = dates;
    DateLabels labels = new DateLabels();
    this.markedUp = new MarkedUpDates(dates, labels);
    this.plainText = new PlainTextDates(dates, labels);
    this.scripts = new ScriptDates(dates);
  }

  /** The dates of a page. */
  public record Result(Published published, @Nullable Instant modifiedAt) {}

  /**
   * Determines the dates of a page.
   *
   * @param headline number of the headline's element, {@link FlatDom#NONE} if there is none
   * @param language that the page declares, null if it declares none
   */
  public Result find(
      FlatDom page, StructuredData data, String url, int headline, @Nullable String language) {
    boolean monthFirst = DayMonthOrder.isMonthFirst(language, url, data);
    List<DateCandidate> candidates = fromMetadata(data, monthFirst);
    Optional<ParsedDate> modified = modified(data, monthFirst);
    if (!isDecided(candidates)) {
      DateSearchContext context = new DateSearchContext(page, headline, monthFirst);
      addUrl(candidates, url);
      addPrinted(candidates, data, context);
      if (candidates.isEmpty()) {
        addFallbacks(candidates, data, context, modified);
      }
    }
    return new Result(published(candidates), modified.map(ParsedDate::at).orElse(null));
  }

  private List<DateCandidate> fromMetadata(StructuredData data, boolean monthFirst) {
    List<DateCandidate> candidates = new ArrayList<>();
    add(candidates, "json-ld", data.article("datePublished"), monthFirst);
    add(candidates, "json-ld", data.article("dateCreated"), monthFirst);
    addAll(candidates, PUBLISHED_META, "meta", data, monthFirst);
    if (candidates.isEmpty()) {
      add(candidates, "json-ld", data.page("datePublished"), monthFirst);
    }
    return candidates;
  }

  private void addPrinted(
      List<DateCandidate> candidates, StructuredData data, DateSearchContext context) {
    markedUp.addTo(candidates, context);
    addAll(candidates, AMBIGUOUS_META, AMBIGUOUS_SOURCE, data, context.monthFirst());
    if (candidates.stream().noneMatch(v -> PRINTED_SOURCES.contains(v.source()))) {
      add(candidates, plainText.nearHeadline(context));
    }
  }

  private void addFallbacks(
      List<DateCandidate> candidates,
      StructuredData data,
      DateSearchContext context,
      Optional<ParsedDate> modified) {
    add(candidates, plainText.labelledPublication(context));
    if (candidates.isEmpty()) {
      add(
          candidates,
          plainText.in(data.meta("description", "og:description"), context.monthFirst()));
    }
    if (candidates.isEmpty()) {
      add(candidates, scripts.find(data.scripts()));
    }
    if (candidates.isEmpty()) {
      DateCandidate.of(modified, "modified").ifPresent(candidates::add);
    }
    if (candidates.isEmpty()) {
      add(candidates, plainText.labelledChange(context));
    }
  }

  /**
   * Returns whether all candidates from metadata agree on the day and one has a time with a local
   * offset.
   */
  private static boolean isDecided(List<DateCandidate> candidates) {
    return !candidates.isEmpty()
        && candidates.stream().allMatch(v -> v.isSameDay(candidates.get(0)))
        && candidates.stream().anyMatch(v -> v.exactness() == 2 && !v.isUtc());
  }

  private static Published published(List<DateCandidate> all) {
    if (all.isEmpty()) {
      return Published.UNKNOWN;
    }
    List<DateCandidate> candidates = all.stream().map(v -> v.disambiguated(all)).toList();
    DateCandidate first = mostReliable(candidates);
    DateCandidate best =
        candidates.stream()
            .filter(v -> v.isSameDay(first))
            .max(Comparator.comparingInt(DateCandidate::exactness))
            .orElse(first);
    return withLocalDay(best, candidates);
  }

  private static DateCandidate mostReliable(List<DateCandidate> candidates) {
    DateCandidate first = candidates.get(0);
    if (METADATA_SOURCES.contains(first.source())) {
      return mostSupported(candidates);
    }
    return first.source().equals(URL_SOURCE) ? first : earliest(candidates);
  }

  /** Returns the candidate from metadata whose day has the most sources; the first of several. */
  private static DateCandidate mostSupported(List<DateCandidate> candidates) {
    DateCandidate most = candidates.get(0);
    for (DateCandidate candidate : candidates) {
      boolean more = sources(candidate, candidates) > sources(most, candidates);
      if (METADATA_SOURCES.contains(candidate.source()) && more) {
        most = candidate;
      }
    }
    return most;
  }

  private static long sources(DateCandidate candidate, List<DateCandidate> candidates) {
    return candidates.stream()
        .filter(candidate::isSameDay)
        .map(DateCandidate::source)
        .distinct()
        .count();
  }

  /**
   * Returns the earliest of the printed and ambiguous dates, because later ones are dates of
   * changes.
   */
  private static DateCandidate earliest(List<DateCandidate> candidates) {
    return candidates.stream()
        .filter(
            v ->
                v.equals(candidates.get(0))
                    || v.source().equals(AMBIGUOUS_SOURCE)
                    || v.source().equals("text"))
        .min(Comparator.comparing(v -> v.parsed().date()))
        .orElse(candidates.get(0));
  }

  /**
   * Replaces the day of a time in UTC by the day that the page prints or has in its URL, if that is
   * the day before or after.
   */
  private static Published withLocalDay(DateCandidate best, List<DateCandidate> candidates) {
    String source = best.source().equals(AMBIGUOUS_SOURCE) ? "meta" : best.source();
    Published published = best.parsed().published(source);
    if (!best.isUtc()) {
      return published;
    }
    LocalDate day = best.parsed().date();
    List<LocalDate> localDays =
        candidates.stream()
            .filter(v -> v.parsed().offset() == null)
            .map(v -> v.parsed().date())
            .toList();
    Optional<LocalDate> dayInUrl =
        candidates.stream()
            .filter(v -> v.parsed().offset() == null && v.source().equals(URL_SOURCE))
            .map(v -> v.parsed().date())
            .findFirst();
    return dayInUrl
        .or(() -> localDays.contains(day) ? Optional.empty() : localDays.stream().findFirst())
        .filter(d -> Math.abs(ChronoUnit.DAYS.between(d, day)) == 1)
        .map(
            d ->
                new Published(
                    published.at(), d, null, published.precision(), published.source(), false))
        .orElse(published);
  }

  private Optional<ParsedDate> modified(StructuredData data, boolean monthFirst) {
    Optional<ParsedDate> modified = plausible(data.article("dateModified"), monthFirst);
    for (String name : MODIFIED_META) {
      modified = modified.isPresent() ? modified : plausible(data.meta(name), monthFirst);
    }
    return modified;
  }

  private Optional<ParsedDate> plausible(@Nullable String text, boolean monthFirst) {
    return dates.read(text, monthFirst).filter(DateCandidate::isPlausible);
  }

  private void addAll(
      List<DateCandidate> candidates,
      List<String> names,
      String source,
      StructuredData data,
      boolean monthFirst) {
    for (String name : names) {
      add(candidates, source, data.meta(name), monthFirst);
    }
  }

  private static void add(List<DateCandidate> candidates, @Nullable DateCandidate candidate) {
    if (candidate != null) {
      candidates.add(candidate);
    }
  }

  private void add(
      List<DateCandidate> candidates, String source, @Nullable String text, boolean monthFirst) {
    DateCandidate.of(dates.read(text, monthFirst), source)
        .map(v -> v.withSwapped(dates.read(text, !monthFirst)))
        .ifPresent(candidates::add);
  }

  private void addUrl(List<DateCandidate> candidates, String url) {
    Matcher m = DATE_IN_URL.matcher(url);
    if (m.find()) {
      add(candidates, URL_SOURCE, m.group(1) + "-" + m.group(2) + "-" + m.group(3), false);
    }
  }

  private static List<String> names(String kind) {
    return ResourceLines.of(PublicationDates.class, "date-meta.txt").stream()
        .filter(l -> l.startsWith(kind))
        .map(l -> l.substring(kind.length()))
        .toList();
  }
}
