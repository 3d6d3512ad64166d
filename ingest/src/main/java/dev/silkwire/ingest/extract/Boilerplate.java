package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.extract.Measures.Measure;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Chooses what to leave out of a page before its article is looked for. Each choice is guarded: a
 * block that holds much of the page's text stays, whatever it is called, for sites wrap whole pages
 * in forms and call stories "shared-content".
 */
final class Boilerplate {
  private static final Set<String> DROPPED = Words.set("drop-tags.txt");
  private static final Set<String> NEVER_TEXT =
      Set.of("script", "style", "noscript", "template", "iframe", "svg", "noframes", "textarea");
  private static final Set<String> KEPT =
      Set.of(
          "html",
          "body",
          "article",
          "main",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "p",
          "em",
          "strong",
          "b",
          "i",
          "td",
          "tr",
          "tbody");
  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "search",
          "dialog",
          "alertdialog",
          "menu",
          "complementary",
          "toolbar",
          "tooltip");
  private static final Pattern HIDDEN =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);
  private static final double MOST_OF_A_TAG = 0.4;
  private static final double MOST_OF_A_NAME = 0.35;

  private final Words words;
  private final Set<Element> plain = new HashSet<>();
  private final Set<Element> spoken = new HashSet<>();
  private final Set<Element> named = new HashSet<>();

  Boilerplate(Element body, Words words) {
    this.words = words;
    Set<Element> silent = new HashSet<>();
    for (Element e : body.getAllElements()) {
      if (NEVER_TEXT.contains(e.normalName())) {
        silent.add(e);
      }
    }
    Measures all = new Measures(body, silent);
    plain.addAll(silent);
    chooseByTag(body, all, all.of(body));
    Measures rest = new Measures(body, plain);
    spoken.addAll(plain);
    chooseComments(body, rest);
    named.addAll(spoken);
    chooseByName(body, rest, rest.of(body));
  }

  /** What its tag or role makes boilerplate, and what readers said. */
  Set<Element> byTag() {
    return spoken;
  }

  /** That, and what its class or id makes boilerplate. */
  Set<Element> byName() {
    return named;
  }

  private void chooseByTag(Element e, Measures all, Measure page) {
    for (Element child = e.firstElementChild(); child != null; child = child.nextElementSibling()) {
      if (plain.contains(child)) {
        continue;
      }
      Measure m = all.of(child);
      if (isDropped(child, m) && m.text <= MOST_OF_A_TAG * page.text && !isHeader(child, m)) {
        plain.add(child);
      } else {
        chooseByTag(child, all, page);
      }
    }
  }

  private void chooseByName(Element e, Measures rest, Measure page) {
    for (Element child = e.firstElementChild(); child != null; child = child.nextElementSibling()) {
      if (named.contains(child)) {
        continue;
      }
      Measure m = rest.of(child);
      if (isNamed(child) && mayGo(m, page)) {
        named.add(child);
      } else {
        chooseByName(child, rest, page);
      }
    }
  }

  private void chooseComments(Element e, Measures rest) {
    for (Element child = e.firstElementChild(); child != null; child = child.nextElementSibling()) {
      if (spoken.contains(child)) {
        continue;
      }
      if (!KEPT.contains(child.normalName()) && words.comments(child) && !rest.of(child).h1) {
        spoken.add(child);
      } else {
        chooseComments(child, rest);
      }
    }
  }

  private static boolean mayGo(Measure m, Measure page) {
    return !m.h1 && m.running <= MOST_OF_A_NAME * page.running;
  }

  private boolean isNamed(Element e) {
    return !KEPT.contains(e.normalName()) && words.boilerplate(e);
  }

  private static boolean isDropped(Element e, Measure m) {
    return (DROPPED.contains(e.normalName()) && !isWordInText(e, m))
        || e.hasAttr("hidden")
        || (e.hasAttr("role") && ROLES.contains(e.attr("role")))
        || (e.hasAttr("style") && HIDDEN.matcher(e.attr("style")).find());
  }

  /** A time or label inside a sentence belongs to it. */
  private static boolean isWordInText(Element e, Measure m) {
    boolean inline = e.normalName().equals("time") || e.normalName().equals("label");
    Element parent = e.parent();
    return inline
        && parent != null
        && parent.normalName().equals("p")
        && m.text < 40
        && Measures.length(parent.ownText()) > 60;
  }

  private static boolean isHeader(Element e, Measure m) {
    return e.normalName().equals("header") && m.h1;
  }
}
