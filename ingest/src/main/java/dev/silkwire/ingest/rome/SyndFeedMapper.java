package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.module.SyModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedText;
import dev.silkwire.ingest.feed.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps parsed feeds of Rome to {@link FeedDocument}, and chooses between equivalent fields: names
 * are listed in the order of preference. Immutable.
 */
final class SyndFeedMapper {
  private static final String[] TITLES = {
    "title", "dc:title", "atom:title", "itunes:title", "media:title"
  };
  private static final List<String> PUBLISHED =
      List.of(
          "pubdate",
          "published",
          "dc:date",
          "issued",
          "dcterms:issued",
          "created",
          "dcterms:created",
          "atom:published",
          "date",
          "dc:date.issued");
  private static final List<String> UPDATED =
      List.of(
          "updated",
          "modified",
          "dcterms:modified",
          "atom:updated",
          "lastbuilddate",
          "atom:modified");
  private static final Pattern MAIL_WITH_NAME = Pattern.compile("^\\S+@\\S+\\s*\\((.+)\\)$");

  private final DateReader dates;
  private final RedirectorRules redirectors = new RedirectorRules();

  SyndFeedMapper(DateReader dates) {
    this.dates = dates;
  }

  /** Maps a feed; {@code kind} is the format of the original document. */
  FeedDocument map(SyndFeed feed, String kind) {
    RomeValues values = RomeValues.of(feed);
    String language = language(values);
    return new FeedDocument(
        kind,
        FeedText.orNull(title(values)),
        link(values),
        values.first("description", "subtitle", "tagline", "dc:description", "itunes:summary"),
        language,
        advised(feed, values),
        hub(values.links()),
        feed.getEntries().stream().map(entry -> entry(entry, language)).toList(),
        true,
        List.of());
  }

  private FeedEntry entry(SyndEntry entry, @Nullable String feedLanguage) {
    RomeValues values = RomeValues.of(entry);
    String id = values.first("guid", "id", "atom:id");
    String language = language(values);
    return new FeedEntry(
        id == null ? values.printed(RawValuesModule.ABOUT) : id,
        title(values),
        link(values),
        values.first(
            "description",
            "summary",
            "dc:description",
            "atom:summary",
            "itunes:summary",
            "media:description"),
        values.first(
            "content:encoded",
            "content",
            "atom:content",
            "xhtml:body",
            "body",
            "fullitem",
            "xhtml:div"),
        date(values, PUBLISHED),
        date(values, UPDATED),
        authors(values),
        language == null ? feedLanguage : language);
  }

  private static String title(RomeValues values) {
    String title = values.first("title");
    return title != null && values.isAtom()
        ? FeedText.plain(title, values.titleType())
        : FeedText.plain(values.first(TITLES));
  }

  private @Nullable String link(RomeValues values) {
    return Stream.<@Nullable String>of(
            values.first("feedburner:origlink"),
            values.first("link"),
            AtomLink.page(values.links()),
            httpUrl(values.first(RomeValues.PERMALINK)),
            httpUrl(values.printed(RawValuesModule.ABOUT)),
            values.first(RomeValues.SOURCE))
        .filter(Objects::nonNull)
        .findFirst()
        .map(redirectors::target)
        .orElse(null);
  }

  private static @Nullable String httpUrl(@Nullable String text) {
    return text != null && (text.startsWith("http://") || text.startsWith("https://"))
        ? text
        : null;
  }

  /** Returns the first date that can be parsed. */
  private Published date(RomeValues values, List<String> names) {
    return names.stream()
        .map(name -> dates.read(values.printed(name)))
        .flatMap(Optional::stream)
        .map(d -> d.published("feed"))
        .findFirst()
        .orElse(Published.UNKNOWN);
  }

  private static List<String> authors(RomeValues values) {
    return values
        .all("author", "dc:creator", "atom:author", "itunes:author")
        .map(FeedText::plain)
        .map(a -> MAIL_WITH_NAME.matcher(a).replaceAll("$1"))
        .filter(a -> !a.isEmpty() && !a.contains("@"))
        .distinct()
        .toList();
  }

  private static @Nullable String language(RomeValues values) {
    String declared = values.first("language", "dc:language");
    return declared == null ? values.printed(RawValuesModule.LANGUAGE) : declared;
  }

  private static @Nullable Hub hub(List<AtomLink> links) {
    String hub = AtomLink.first(links, "hub");
    String self = AtomLink.first(links, "self");
    return hub == null ? null : new Hub(hub, self == null ? "" : self);
  }

  private static @Nullable Duration advised(SyndFeed feed, RomeValues values) {
    String minutes = values.first("ttl");
    if (minutes != null) {
      return Duration.ofMinutes(Long.parseLong(minutes));
    }
    Object module = feed.originalWireFeed().getModule(SyModule.URI);
    return module instanceof SyModule sy ? interval(sy) : null;
  }

  private static @Nullable Duration interval(SyModule sy) {
    String period = sy.getUpdatePeriod();
    Duration duration =
        period == null
            ? Duration.ZERO
            : switch (period) {
              case SyModule.HOURLY -> Duration.ofHours(1);
              case SyModule.DAILY -> Duration.ofDays(1);
              case SyModule.WEEKLY -> Duration.ofDays(7);
              case SyModule.MONTHLY -> Duration.ofDays(30);
              default -> Duration.ofDays(365);
            };
    return duration.isZero() ? null : duration.dividedBy(Math.max(1, sy.getUpdateFrequency()));
  }
}
