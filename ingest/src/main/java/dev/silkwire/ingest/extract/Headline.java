package dev.silkwire.ingest.extract;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** The headline of a page, and the element that prints it. */
final class Headline {
  private static final List<Long> LEVELS = List.of(Facts.H1, Facts.H2);
  private static final int SURE = 12;

  private final String text;
  private final int element;
  private final List<String> keys;

  /**
   * @param ruled what a rule for the site says is the headline
   */
  Headline(Outline page, String pageTitle, @Nullable String ruled, StructuredData data) {
    String site = data.meta("og:site_name", "application-name", "twitter:site");
    String og = clean(data.meta("og:title", "twitter:title", "title"));
    String ld = clean(data.article("headline"));
    String title = clean(pageTitle);
    this.keys = keys(og, ld, title);
    this.element = printed(page, keys);
    String printed = element < 0 ? null : clean(page.element(element).text());
    String tweeted = clean(data.meta("twitter:title"));
    this.text =
        ruled != null ? ruled : TitleChoice.of(printed, og, ld, title, tweeted, site).best();
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
    int brief = Outline.NONE;
    int first = Outline.NONE;
    int firsts = 0;
    for (long level : LEVELS) {
      for (int i = 0; i < page.size(); i++) {
        if (page.is(i, level)) {
          String text = key(page.element(i).text());
          if (text.length() >= 4 && titles.stream().anyMatch(t -> t.startsWith(text))) {
            if (text.length() >= SURE || titles.stream().anyMatch(text::equals)) {
              return i;
            }
            brief = brief < 0 ? i : brief;
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
    int likely = similar >= 0 ? similar : brief;
    return likely >= 0 ? likely : firsts == 1 ? first : Outline.NONE;
  }

  private static boolean similar(String a, String b) {
    String longer = a.length() < b.length() ? b : a;
    String shorter = a.length() < b.length() ? a : b;
    return longer.contains(shorter) && shorter.length() * 2 > longer.length();
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
