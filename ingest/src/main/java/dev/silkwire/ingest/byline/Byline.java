package dev.silkwire.ingest.byline;

import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.title.OutletNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Determines the authors of an article: the persons in JSON-LD, else in meta elements, else printed
 * on the page. Printed names also replace a single declared word, such as an account name. An
 * organisation or the outlet is returned only if there is no other name and JSON-LD declares it, or
 * if the outlet has the name of a person.
 */
public final class Byline {
  private static final List<String> META =
      List.of(
          "author",
          "article:author",
          "parsely-author",
          "sailthru.author",
          "dc.creator",
          "dcterms.creator",
          "dc.creator.author",
          "byl",
          "cxenseparse:author",
          "citation_author");

  private final FlatDom page;
  private final StructuredData data;
  private final int headline;

  private Byline(FlatDom page, StructuredData data, int headline) {
    this.page = page;
    this.data = data;
    this.headline = headline;
  }

  /** Returns the names of the authors as printed; none if the page has none. */
  public static List<String> of(
      FlatDom page, StructuredData data, int headline, OutletNames outlets) {
    Byline byline = new Byline(page, data, headline);
    List<String> people = byline.people(new AuthorNames(outlets));
    return people.isEmpty() ? byline.outlet() : people;
  }

  private List<String> people(AuthorNames names) {
    List<String> declared = declared(names);
    if (declared.stream().anyMatch(Byline::isFullName)) {
      return declared;
    }
    PrintedAuthors printed = new PrintedAuthors(page, headline, names);
    List<String> near = printed.nearHeadline();
    if (declared.isEmpty()) {
      return near.isEmpty() ? printed.unanimous() : near;
    }
    return near.stream().anyMatch(Byline::isFullName) ? near : declared;
  }

  private List<String> outlet() {
    AuthorNames anyName = new AuthorNames(OutletNames.NONE);
    List<String> declared = anyName.of(data.authors());
    declared = declared.isEmpty() ? AuthorNames.organisations(data.organisations()) : declared;
    return declared.isEmpty()
        ? people(anyName).stream().filter(PrintedAuthors::isPerson).toList()
        : declared;
  }

  /** Returns whether a name has a first and a last name, or is in a script without letter case. */
  private static boolean isFullName(String name) {
    return name.indexOf(' ') > 0
        || name.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
  }

  private List<String> declared(AuthorNames names) {
    return Stream.concat(
            Stream.of(data.authors()),
            Stream.concat(META.stream().map(this::meta), Stream.of(twitterCard())))
        .map(names::of)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> meta(String name) {
    String content = data.meta(name);
    List<String> all = data.authors(name);
    return !all.isEmpty() || content == null ? all : List.of(content);
  }

  /**
   * Returns the values in a Twitter card, a list of labels with values, whose label is a prefix
   * such as "Written by".
   */
  private List<String> twitterCard() {
    List<String> found = new ArrayList<>();
    for (String row : new String[] {"1", "2"}) {
      String label = data.meta("twitter:label" + row);
      String value = data.meta("twitter:data" + row);
      if (label != null && value != null && AuthorNames.isPrefix(label)) {
        found.add(value);
      }
    }
    return found;
  }
}
