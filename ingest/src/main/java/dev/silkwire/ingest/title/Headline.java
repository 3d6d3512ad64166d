package dev.silkwire.ingest.title;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.page.TitleKey;
import dev.silkwire.ingest.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headline of a page and the element that prints it. Immutable. */
public final class Headline {
  private static final int MAX_HEADINGS = 500;

  /** A headline is shorter, also with markup in it and the name of the site beside it. */
  private static final int MAX_CHARS = 4 * FieldLimits.TITLE;

  private final String text;
  private final int element;
  private final List<String> keys;

  /**
   * Determines the headline. Also removes articles of other pages from the structured data.
   *
   * @param ruled the headline by site rules, null if there is no rule
   * @param url of the page
   */
  public Headline(
      FlatDom page, String pageTitle, @Nullable String ruled, StructuredData data, String url) {
    String site = data.meta("og:site_name", "application-name", "twitter:site");
    String og = clean(data.meta("og:title", "twitter:title", "title"));
    String title = clean(pageTitle);
    List<String> shared = keys(og, title, withoutSite(title, site));
    data.retainOwnArticles(url, withPrinted(shared, page));
    String ld = clean(data.article("headline"));
    this.keys = keys(og, ld, title);
    this.element = printed(page, keys);
    String printed = element < 0 ? null : clean(PrintedTitle.of(page, element, keys));
    String tweeted = clean(data.meta("twitter:title"));
    this.text =
        ruled != null ? ruled : TitleChoice.of(printed, og, ld, title, tweeted, site).best();
  }

  private static @Nullable String withoutSite(@Nullable String title, @Nullable String site) {
    return title == null ? null : TitleChoice.withoutSite(title, site);
  }

  /** Adds the first-level heading of the page if there is only one. */
  private static List<String> withPrinted(List<String> titles, FlatDom page) {
    List<Heading> headings = headings(page, ElementFeatures.H1);
    return headings.size() == 1
        ? Stream.concat(titles.stream(), Stream.of(headings.get(0).key())).toList()
        : titles;
  }

  /** Returns the headline on one line, empty if there is none. */
  public String text() {
    return text;
  }

  /**
   * Returns the number of the element that prints the headline, {@link FlatDom#NONE} if there is
   * none.
   */
  public int element() {
    return element;
  }

  /** Returns the keys of the declared titles, see {@link TitleKey}. */
  public List<String> keys() {
    return keys;
  }

  private static List<String> keys(@Nullable String... titles) {
    return Stream.of(titles).filter(Objects::nonNull).map(TitleKey::of).toList();
  }

  /** Returns the heading that matches a declared title; else the only first-level heading. */
  private static int printed(FlatDom page, List<String> titles) {
    List<Heading> headings = headings(page, ElementFeatures.H1);
    List<Heading> firsts = List.copyOf(headings);
    headings.addAll(headings(page, ElementFeatures.H2));
    return first(headings, h -> h.isTitle(titles))
        .or(() -> first(headings, h -> h.isSimilarTo(titles)))
        .or(() -> first(headings, h -> h.isStartOf(titles)))
        .or(() -> firsts.stream().findFirst().filter(h -> firsts.size() == 1))
        .map(Heading::element)
        .orElse(FlatDom.NONE);
  }

  private static List<Heading> headings(FlatDom page, long level) {
    List<Heading> headings = new ArrayList<>();
    for (int i = 0; i < page.size() && headings.size() < MAX_HEADINGS; i++) {
      String text = page.is(i, level) ? page.element(i).text() : "";
      if (!text.isBlank()) {
        headings.add(new Heading(i, TitleKey.of(text)));
      }
    }
    return headings;
  }

  private static Optional<Heading> first(List<Heading> headings, Predicate<Heading> condition) {
    return headings.stream().filter(condition).findFirst();
  }

  private static @Nullable String clean(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String cut = text.substring(0, Math.min(text.length(), MAX_CHARS));
    return OneLine.of(plain(plain(cut))); // some systems escape HTML twice
  }

  private static String plain(String text) {
    return text.contains("<") || text.contains("&") ? DocumentParser.text(text) : text;
  }
}
