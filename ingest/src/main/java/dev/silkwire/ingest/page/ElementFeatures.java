package dev.silkwire.ingest.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What an element's tag, attributes and names say of it, as bits of one number, read once and asked
 * many times. Thread-safe.
 */
public final class ElementFeatures {
  public static final long INLINE = 1;
  public static final long HEADING = 1L << 1;
  public static final long H1 = 1L << 2;
  static final long LEAF = 1L << 3;
  public static final long PARAGRAPH = 1L << 4;
  public static final long LIST = 1L << 5;
  public static final long H2 = 1L << 30;
  public static final long BREAK = 1L << 6;
  public static final long LINK = 1L << 7;
  public static final long ARTICLE = 1L << 8;

  /** Speaks to machines: meta, link, script. */
  public static final long MACHINE = 1L << 31;

  public static final long MAIN = 1L << 32;

  /** Holds no text that anybody reads. */
  public static final long SILENT = 1L << 9;

  /** Is never running text of an article. */
  public static final long DROPPED = 1L << 10;

  /** Is not left out for its name. */
  public static final long KEPT = 1L << 11;

  public static final long HEADER = 1L << 12;
  public static final long TIME = 1L << 13;
  public static final long IN_SENTENCE = 1L << 14;
  public static final long FIGURE = 1L << 15;

  /** Stands beside the story: aside, footer, nav. */
  public static final long BESIDE = 1L << 16;

  public static final long HIDDEN = 1L << 17;
  public static final long STORY_PROPERTY = 1L << 18;
  public static final long DATE_PROPERTY = 1L << 19;

  /** Says who wrote it. */
  public static final long BYLINE = 1L << 20;

  public static final long CAPTION = 1L << 21;

  // What class names and ids say: see the vocabularies of Words.
  public static final long BOILERPLATE = 1L << 22;
  public static final long COMMENTS = 1L << 23;
  public static final long CONTENT = 1L << 24;
  public static final long DATE = 1L << 25;
  public static final long UPDATED = 1L << 26;
  public static final long OTHERS = 1L << 27;
  public static final long ELSEWHERE = 1L << 28;
  public static final long LEAD = 1L << 29;
  public static final long SIDE = 1L << 34;

  public static final long PAYWALL = 1L << 33;

  /** Is hidden until React has put it into its place. */
  public static final long STREAM = 1L << 35;

  public static final long QUOTE = 1L << 36;

  /** Has a name that says author. */
  public static final long AUTHORED = 1L << 37;

  /** Stands over a headline and is no part of it. */
  public static final long KICKER = 1L << 38;

  public static final long TABLE = 1L << 39;

  /** Holds text whose layout counts, such as a program's listing. */
  public static final long PREFORMATTED = 1L << 40;

  private static final Map<String, Long> TAGS = tags();
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
  private static final Pattern INVISIBLE =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);
  private static final List<String> PUBLISHED =
      List.of("datepublished", "datecreated", "dc:date", "dc:created");

  private static final Pattern STREAMED = Pattern.compile("S:[0-9a-f]{1,4}");

  private final ClassNameVocabulary words;

  public ElementFeatures(ClassNameVocabulary words) {
    this.words = words;
  }

  /** All bits that hold for an element. */
  long of(Element e) {
    long facts = TAGS.getOrDefault(e.normalName(), 0L);
    if (e.attributesSize() > 0) {
      for (Attribute a : e.attributes()) {
        facts |= said(a.getKey(), a.getValue(), facts);
      }
    }
    return facts;
  }

  private long said(String attribute, @Nullable String value, long tag) {
    if (value == null) {
      return flag(attribute, tag);
    }
    return switch (attribute) {
      case "class" -> words.meaning(value);
      case "id" -> words.meaning(value) | (STREAMED.matcher(value).matches() ? STREAM : 0);
      case "itemprop" -> property(value);
      case "property" -> saysPublished(value) ? DATE_PROPERTY : 0;
      case "rel" -> value.contains("author") ? BYLINE : 0;
      case "role" -> ROLES.contains(value) ? HIDDEN : 0;
      case "style" -> INVISIBLE.matcher(value).find() ? HIDDEN : 0;
      default -> flag(attribute, tag);
    };
  }

  private static long flag(String attribute, long tag) {
    return switch (attribute) {
      case "hidden" -> HIDDEN;
      case "pubdate" -> (tag & TIME) == 0 ? 0 : DATE_PROPERTY;
      default -> 0;
    };
  }

  private static long property(String value) {
    long facts = value.contains("articleBody") ? STORY_PROPERTY : 0;
    facts |= saysPublished(value) ? DATE_PROPERTY : 0;
    facts |= value.contains("author") ? BYLINE : 0;
    return facts | (value.contains("caption") ? CAPTION : 0);
  }

  private static boolean saysPublished(String property) {
    String name = property.toLowerCase(Locale.ROOT);
    for (String published : PUBLISHED) {
      if (name.contains(published)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Long> tags() {
    Map<String, Long> tags = new HashMap<>();
    put(
        tags,
        INLINE,
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd mark q rp rt ruby"
            + " s samp small span strike strong sub sup time tt u var wbr img amp-img o:p");
    put(tags, HEADING, "h1 h2 h3 h4 h5 h6");
    put(tags, H1, "h1");
    put(tags, H2, "h2");
    put(tags, MACHINE, "meta link script");
    put(tags, LEAF, "p pre blockquote li dd dt");
    put(tags, PARAGRAPH, "p");
    put(tags, LIST, "ul ol dl");
    put(tags, BREAK, "br");
    put(tags, LINK, "a");
    put(tags, QUOTE, "blockquote");
    put(tags, ARTICLE, "article");
    put(tags, MAIN, "main");
    put(tags, SILENT, "script style noscript template iframe svg noframes textarea");
    ClassNameVocabulary.set("drop-tags.txt").forEach(t -> put(tags, DROPPED, t));
    put(tags, KEPT, "html body article main blockquote h1 h2 h3 h4 p em strong b i td tr tbody");
    put(tags, HEADER, "header");
    put(tags, TIME, "time");
    put(tags, IN_SENTENCE, "time label");
    put(tags, FIGURE, "figure");
    put(tags, TABLE, "table");
    put(tags, PREFORMATTED, "pre");
    put(tags, BESIDE, "aside footer nav");
    put(tags, CAPTION, "figcaption");
    return Map.copyOf(tags);
  }

  private static void put(Map<String, Long> tags, long fact, String names) {
    List.of(names.split(" ")).forEach(n -> tags.merge(n, fact, (a, b) -> a | b));
  }
}
