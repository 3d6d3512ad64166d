package dev.silkwire.ingest.extract;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.ingest.Lines;
import dev.silkwire.ingest.markup.DocumentParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who wrote it, as the page prints it: JSON-LD, then meta, then what is marked as a byline. */
final class Byline {
  private static final int LONGEST = 60;
  private static final int LONGEST_LINE = 2_000;

  /** Most names or lines of names that are looked at. */
  private static final int LINES = 4 * FieldLimits.AUTHORS;

  private static final Pattern BY =
      Pattern.compile(
          "^(?:(?:written|reported|reporting|posted|published|text|words|story)\\s+)?(?:by|von|par|por|di|door|av|af|oleh|autor|author|text)\\b[:\\s]+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern AND =
      Pattern.compile(
          "\\s*(?:[,;|/•·]\\s*(?:(?:and|und|et|och|og|dan|&)\\s)?|\\s(?:and|und|et|y|e|en|och|og|dan|&)\\s)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_NAME =
      Pattern.compile(
          "https?://|@|\\d{3}|^(?:admin|administrator|editor|editors|staff|redaktion|redacción|rédaction|redazione|redactie|author|unknown|guest|desk|newsroom)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WHERE = Pattern.compile("\\s+in\\s+\\p{Lu}.*$|\\s*[.;(]+$");
  private static final List<String> ROLES = Lines.of(Byline.class, "author-roles.txt");
  private static final Phrases OTHERS = new Phrases("other-credit-phrases.txt");
  private static final String[] META = {
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "dc.creator.author", "byl", "cxenseparse:author", "twitter:data1"
  };

  private Byline() {}

  static List<String> of(Outline page, StructuredData data) {
    List<String> said = split(data.authors());
    if (!said.isEmpty() && !isOutlet(said, data)) {
      return said;
    }
    String meta = data.meta(META);
    List<String> names = meta == null || isNotPerson(meta, data) ? List.of() : split(List.of(meta));
    names = names.isEmpty() || isOutlet(names, data) ? marked(page) : names;
    return names.isEmpty() ? said : names;
  }

  /** The outlet itself stands for its author only when nobody else is named. */
  private static boolean isOutlet(List<String> names, StructuredData data) {
    String site = data.meta("og:site_name", "application-name");
    String publisher = data.publisher();
    return names.size() == 1
        && (names.get(0).equalsIgnoreCase(site) || names.get(0).equalsIgnoreCase(publisher));
  }

  private static boolean isNotPerson(String name, StructuredData data) {
    String site = data.meta("og:site_name");
    return name.equalsIgnoreCase(site)
        || name.startsWith("http")
        || name.endsWith("read")
        || name.endsWith("minutes");
  }

  private static List<String> marked(Outline page) {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, Facts.BYLINE)
          && page.closest(i, Facts.BESIDE | Facts.SIDE | Facts.ELSEWHERE) < 0) {
        List<String> names = split(List.of(page.element(i).text()));
        if (!names.isEmpty()) {
          return names;
        }
      }
    }
    return List.of();
  }

  private static List<String> split(List<String> printed) {
    Set<String> names = new LinkedHashSet<>();
    for (String all : printed.subList(0, Math.min(printed.size(), LINES))) {
      String line = all.substring(0, Math.min(all.length(), LONGEST_LINE));
      String plain = line.contains("<") || line.contains("&") ? DocumentParser.text(line) : line;
      String authors = OTHERS.before(plain.replaceAll("\\s+", " ").strip());
      String bare = BY.matcher(authors).replaceFirst("");
      for (String part : bare.length() > 2 ? AND.split(bare) : new String[0]) {
        String name = names.size() < FieldLimits.AUTHORS ? name(part) : null;
        if (name != null) {
          names.add(name);
        }
      }
    }
    return new ArrayList<>(names);
  }

  private static @Nullable String name(String part) {
    String plain = part.strip().replaceAll("^[\\s–-]+|[\\s–-]+$|\\s*\\(\\p{Ll}{1,4}\\)$", "");
    String name = WHERE.matcher(plain).replaceFirst("");
    if (name.length() < 2
        || name.length() > LONGEST
        || NO_NAME.matcher(name).find()
        || isRole(name)) {
      return null;
    }
    return name.toLowerCase(Locale.ROOT).startsWith("by ") ? name.substring(3).strip() : name;
  }

  /** Whether it says what somebody is, not who. */
  private static boolean isRole(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return ROLES.stream().anyMatch(role -> lower.equals(role) || lower.endsWith(" " + role));
  }
}
