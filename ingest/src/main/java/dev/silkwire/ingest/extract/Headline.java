package dev.silkwire.ingest.extract;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** The headline of a page, and the element that prints it. */
final class Headline {
  private static final List<Long> LEVELS = List.of(Facts.H1, Facts.H2);
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|–—·•»«:ㅣ-]{1,2}\\s+|\\s*_\\s*|\\s*[｜ㅣ]\\s*|\\s*\\|\\s*");
  private final String text;
  private final int element;
  private final List<String> keys;

  Headline(Outline page, String pageTitle, StructuredData data) {
    String site = data.meta("og:site_name", "application-name", "twitter:site");
    String og = clean(data.meta("og:title", "twitter:title", "title"));
    String ld = clean(data.article("headline"));
    String title = clean(pageTitle);
    this.keys = keys(og, ld, title);
    this.element = printed(page, keys);
    this.text = choose(page, site, og, ld, title);
  }

  /** The headline as one line, empty when there is none. */
  String text() {
    return text;
  }

  /** The number of the element that prints it, {@link Outline#NONE} when none does. */
  int element() {
    return element;
  }

  /** What the page gives as its title, as {@link #key}. */
  List<String> keys() {
    return keys;
  }

  private static List<String> keys(@Nullable String... titles) {
    return Stream.of(titles).filter(Objects::nonNull).map(Headline::key).toList();
  }

  /** The heading that says what the title says; else the only first-level one. */
  private static int printed(Outline page, List<String> titles) {
    int similar = Outline.NONE;
    int first = Outline.NONE;
    int firsts = 0;
    for (long level : LEVELS) {
      for (int i = 0; i < page.size(); i++) {
        if (page.is(i, level)) {
          String text = key(page.element(i).text());
          if (text.length() >= 4 && titles.stream().anyMatch(t -> t.startsWith(text))) {
            return i;
          }
          if (similar < 0
              && text.length() >= 12
              && titles.stream().anyMatch(t -> similar(text, t))) {
            similar = i;
          }
          if (level == Facts.H1 && !page.element(i).text().isBlank()) {
            first = i;
            firsts++;
          }
        }
      }
    }
    return similar >= 0 ? similar : firsts == 1 ? first : Outline.NONE;
  }

  private static boolean similar(String a, String b) {
    String longer = a.length() < b.length() ? b : a;
    String shorter = a.length() < b.length() ? a : b;
    return longer.contains(shorter) && shorter.length() * 2 > longer.length();
  }

  private String choose(
      Outline page,
      @Nullable String site,
      @Nullable String og,
      @Nullable String ld,
      @Nullable String title) {
    if (element >= 0) {
      String printed = clean(page.element(element).text());
      if (printed != null) {
        return printed;
      }
    }
    String first = Stream.of(ld, og, title).filter(Objects::nonNull).findFirst().orElse("");
    return withoutSite(first, site);
  }

  /** Cuts the site's name off: the last part, or the first, when it is the name or much shorter. */
  static String withoutSite(String title, @Nullable String site) {
    String[] parts = SEPARATOR.split(title);
    if (parts.length < 2) {
      return title;
    }
    String last = parts[parts.length - 1];
    String rest = title.substring(0, title.lastIndexOf(last));
    String cut = SEPARATOR.matcher(rest + " ").replaceFirst(" ").isBlank() ? rest : stripEnd(rest);
    boolean isSite =
        site != null && (key(site).contains(key(last)) || key(last).contains(key(site)));
    boolean brief =
        last.length() <= 25 && last.split("\\s+").length <= 4 && cut.length() > last.length();
    if (isSite || brief) {
      return site != null && !isSite ? withoutFirst(cut, site) : cut;
    }
    return site == null ? title : withoutFirst(title, site);
  }

  private static String withoutFirst(String title, String site) {
    String[] parts = SEPARATOR.split(title, 2);
    return parts.length == 2 && key(parts[0]).equals(key(site)) ? parts[1] : title;
  }

  private static String stripEnd(String text) {
    return text.replaceAll("[\\s|–—·•»«:_｜ㅣ-]+$", "");
  }

  private static @Nullable String clean(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain =
        text.contains("<") || text.contains("&") ? Jsoup.parseBodyFragment(text).text() : text;
    return plain.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
  }

  static String key(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
