package dev.silkwire.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The headline of a page, and the element that prints it. */
final class Headline {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|–—·•»«:ㅣ-]{1,2}\\s+|\\s*_\\s*|\\s*[｜ㅣ]\\s*|\\s*\\|\\s*");
  private final String text;
  private final @Nullable Element element;

  Headline(Document page, StructuredData data) {
    List<Element> headings = headings(page);
    String site = data.meta("og:site_name", "application-name", "twitter:site");
    String og = clean(data.meta("og:title", "twitter:title", "title"));
    String ld = clean(data.article("headline"));
    String title = clean(page.title());
    this.element = printed(headings, og, ld, title);
    this.text = choose(site, og, ld, title);
  }

  /** The headline as one line, empty when there is none. */
  String text() {
    return text;
  }

  /** Where it is printed, null when it is not. */
  @Nullable Element element() {
    return element;
  }

  private static List<Element> headings(Document page) {
    List<Element> all = new ArrayList<>(page.getElementsByTag("h1"));
    all.addAll(page.getElementsByTag("h2"));
    return all;
  }

  /** The heading that says what the title says; else the only first-level one. */
  private static @Nullable Element printed(List<Element> headings, @Nullable String... titles) {
    for (Element h : headings) {
      String text = key(h.text());
      for (String title : titles) {
        if (text.length() >= 4 && title != null && key(title).startsWith(text)) {
          return h;
        }
      }
    }
    for (Element h : headings) {
      String text = key(h.text());
      for (String title : titles) {
        if (text.length() >= 12 && title != null && similar(text, key(title))) {
          return h;
        }
      }
    }
    List<Element> first =
        headings.stream().filter(h -> h.normalName().equals("h1") && !h.text().isBlank()).toList();
    return first.size() == 1 ? first.get(0) : null;
  }

  private static boolean similar(String a, String b) {
    String longer = a.length() < b.length() ? b : a;
    String shorter = a.length() < b.length() ? a : b;
    return longer.contains(shorter) && shorter.length() * 2 > longer.length();
  }

  private String choose(
      @Nullable String site, @Nullable String og, @Nullable String ld, @Nullable String title) {
    if (element != null) {
      String printed = clean(element.text());
      if (printed != null) {
        return printed;
      }
    }
    String first =
        java.util.stream.Stream.of(ld, og, title).filter(Objects::nonNull).findFirst().orElse("");
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

  private static String key(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
