package dev.silkwire.app.verb;

import dev.silkwire.ingest.feed.Entry;
import dev.silkwire.ingest.feed.FeedCheck.Report;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedReading;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Says what a look at a feed showed: the answer, what was understood of it, what next. */
final class FeedExplanation {
  private static final int SHOWN = 3;

  private FeedExplanation() {}

  static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>(List.of(report.url(), line("answer", answer(report))));
    if (report.reading() instanceof FeedReading.Refused refused) {
      lines.add(line("understood", "no feed: " + refused.reason()));
    } else if (report.reading() instanceof FeedReading.Elsewhere elsewhere) {
      lines.add(line("understood", "a page that names its feed: " + elsewhere.url()));
    } else if (report.reading() instanceof FeedReading.Read read) {
      lines.addAll(understood(read.document()));
    }
    if (report.complaint() != null) {
      lines.add(line("healed", report.complaint()));
    }
    if (report.next() != null) {
      lines.add(line("next poll", "after " + plain(report.next().interval())));
    }
    return lines;
  }

  private static String answer(Report report) {
    if (!(report.result() instanceof Fetched f)) {
      return Documents.reason(report.result());
    }
    String type = f.contentType() == null ? "no type" : f.contentType();
    String where =
        f.url().equals(report.url())
            ? ""
            : (f.moved() ? ", moved for good to " : ", redirected to ") + f.url();
    String conditional =
        f.validators().etag() == null && f.validators().lastModified() == null
            ? ", without a validator"
            : "";
    return "%s, %,d bytes in %d ms, robots.txt allows it%s%s"
        .formatted(type, f.body().length, report.took().toMillis(), where, conditional);
  }

  private static List<String> understood(FeedDocument d) {
    List<Entry> entries = d.entries();
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
    entries.stream().limit(SHOWN).forEach(e -> lines.add(line("", e.title() + "  " + e.link())));
    return lines;
  }

  private static String plain(Duration wait) {
    return wait.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }

  private static String line(String name, String text) {
    return "  %-11s %s".formatted(name, text);
  }
}
