package dev.silkwire.app.output;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.entry.EntrySelector;
import dev.silkwire.ingest.entry.EntrySelector.Decision;
import dev.silkwire.ingest.entry.KnownEntries;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import dev.silkwire.ingest.poll.FeedCheck.Report;
import dev.silkwire.ingest.poll.PollOutcome;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Formats the result of checking a feed: the response, the parsed feed and the next poll. */
final class FeedExplanation {
  private static final int MAX_ENTRIES = 3;

  private final int maxItems;

  /**
   * @param maxItems maximum number of entries of a feed document that ingest processes
   */
  FeedExplanation(int maxItems) {
    this.maxItems = maxItems;
  }

  List<String> lines(Report report) {
    List<String> lines = new ArrayList<>(List.of(report.url(), line("answer", answer(report))));
    if (report.result() instanceof Fetched f && !f.url().equals(report.url())) {
      lines.add(
          line("address", (f.moved() ? "moved permanently to " : "redirected to ") + f.url()));
    }
    lines.add(line("robots.txt", isForbidden(report) ? "forbids it" : "allows it"));
    if (report.parseResult() instanceof FeedParseResult.Unreadable refused) {
      lines.add(line("understood", "no feed: " + refused.reason()));
    } else if (report.parseResult() instanceof FeedParseResult.FeedLink elsewhere) {
      lines.add(line("understood", "a page that names its feed: " + elsewhere.url()));
    } else if (report.parseResult() instanceof FeedParseResult.Parsed read) {
      lines.addAll(understood(read.document()));
      lines.addAll(refused(report.url(), read.document()));
    }
    if (report.xmlError() != null) {
      lines.add(line("healed", report.xmlError()));
    }
    if (report.next() != null) {
      lines.add(line("next poll", "after " + plain(report.next().interval()) + why(report)));
    }
    return lines;
  }

  private static String answer(Report report) {
    if (!(report.result() instanceof Fetched f)) {
      return Documents.reason(report.result());
    }
    String type = f.contentType() == null ? "no type" : f.contentType();
    String conditional =
        f.validators().etag() == null && f.validators().lastModified() == null
            ? ", without a validator"
            : "";
    return "HTTP %d, %s, %,d bytes in %d ms%s"
        .formatted(f.status(), type, f.body().length, report.duration().toMillis(), conditional);
  }

  private static boolean isForbidden(Report report) {
    return report.result() instanceof Refused refused && refused.by() == RefusedBy.ROBOTS;
  }

  /** Returns why the next poll has this interval. */
  private static String why(Report report) {
    PollOutcome outcome = report.outcome();
    if (outcome == null || report.next() == null) {
      return "";
    }
    Duration interval = report.next().interval();
    if (interval.equals(outcome.advised())) {
      return ", as the server or the feed requests";
    }
    if (outcome.expectedInterval() == null) {
      return ", the default: too few entries have a date to compute its frequency";
    }
    Duration half = outcome.expectedInterval().dividedBy(2);
    return interval.equals(half)
        ? ", half the usual time between its entries"
        : ", the limit: half the usual time between its entries would be " + plain(half);
  }

  private List<String> refused(String url, FeedDocument document) {
    CanonicalUrl addresses = new CanonicalUrl();
    KnownEntries known = new KnownEntries(addresses, List::of);
    Map<String, Integer> why = new TreeMap<>();
    for (Decision decision :
        new EntrySelector(Feed.of(url), addresses, known, maxItems).select(document.entries())) {
      if (decision instanceof Decision.Done done) {
        why.merge(done.result().outcome().text(), 1, Integer::sum);
      }
    }
    return why.isEmpty()
        ? List.of()
        : List.of(
            line(
                "refused",
                why.entrySet().stream()
                    .map(e -> e.getValue() + " " + e.getKey())
                    .collect(Collectors.joining(", "))));
  }

  private static List<String> understood(FeedDocument d) {
    List<FeedEntry> entries = d.entries();
    long linked = entries.stream().filter(e -> e.link() != null).count();
    long dated = entries.stream().filter(e -> e.published().at() != null).count();
    String title = d.title() == null ? "" : " \"" + d.title() + "\"";
    String parts = d.parts().isEmpty() ? "" : ", " + d.parts().size() + " further documents";
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "understood",
            "%s%s: %d entries, %d linked, %d dated%s"
                .formatted(d.kind(), title, entries.size(), linked, dated, parts)));
    entries.stream()
        .map(e -> e.published().at())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(Instant::toString)
        .ifPresent(at -> lines.add(line("newest", at)));
    entries.stream()
        .limit(MAX_ENTRIES)
        .forEach(e -> lines.add(line("", e.title() + "  " + e.link())));
    return lines;
  }

  private static String plain(Duration wait) {
    Duration whole =
        wait.truncatedTo(wait.toMinutes() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
    return whole.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String line(String name, String text) {
    return "  %-11s %s".formatted(name, text);
  }
}
