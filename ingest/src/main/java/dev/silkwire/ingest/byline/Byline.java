package dev.silkwire.ingest.byline;

import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.title.OutletNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses who wrote a story: the people that JSON-LD names, else the meta elements, else what the
 * page prints. What is printed also beats a single word that stands where a name should, such as an
 * account's. An organisation, and the outlet itself, stand for the author only when nobody else is
 * named and JSON-LD says so, or when the outlet has the name of a person.
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

  /** The names of the authors as printed; none when the page names nobody. */
  public static List<String> of(
      FlatDom page, StructuredData data, int headline, OutletNames outlets) {
    Byline byline = new Byline(page, data, headline);
    List<String> people = byline.named(new AuthorNames(outlets));
    return people.isEmpty() ? byline.namedAsOutlet() : people;
  }

  private List<String> named(AuthorNames names) {
    List<String> stated = stated(names);
    if (stated.stream().anyMatch(Byline::isWhole)) {
      return stated;
    }
    PrintedAuthors printed = new PrintedAuthors(page, headline, names);
    List<String> near = printed.near();
    if (stated.isEmpty()) {
      return near.isEmpty() ? printed.agreed() : near;
    }
    return near.stream().anyMatch(Byline::isWhole) ? near : stated;
  }

  private List<String> namedAsOutlet() {
    AuthorNames anybody = new AuthorNames(OutletNames.NONE);
    List<String> stated = anybody.of(data.authors());
    stated = stated.isEmpty() ? AuthorNames.organisations(data.organisations()) : stated;
    return stated.isEmpty()
        ? named(anybody).stream().filter(PrintedAuthors::isPerson).toList()
        : stated;
  }

  /** A first and a last name, or a name in a script that has no spaces. */
  private static boolean isWhole(String name) {
    return name.indexOf(' ') > 0
        || name.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
  }

  private List<String> stated(AuthorNames names) {
    return Stream.concat(
            Stream.of(data.authors()),
            Stream.concat(META.stream().map(this::meta), Stream.of(card())))
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

  /** Twitter's cards have rows of a label and a value, of which one may be the author. */
  private List<String> card() {
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
