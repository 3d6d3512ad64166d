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
 * The features of an element, as a bit set: what its tag, attributes, class names and id say about
 * its role. Thread-safe: it holds no mutable state but the cache of {@link ClassNameVocabulary}.
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

  /** Has no content for readers: meta, link, script. */
  public static final long METADATA = 1L << 31;

  public static final long MAIN = 1L << 32;

  /** Has no visible text. */
  public static final long NO_TEXT = 1L << 9;

  /** Is never part of the running text of an article. */
  public static final long DROPPED = 1L << 10;

  /** Is not removed because of its class name or id. */
  public static final long PROTECTED = 1L << 11;

  public static final long HEADER = 1L << 12;
  public static final long TIME = 1L << 13;
  public static final long IN_SENTENCE = 1L << 14;
  public static final long FIGURE = 1L << 15;

  /** Is a tag for content beside the article: aside, footer, nav. */
  public static final long ASIDE = 1L << 16;

  public static final long HIDDEN = 1L << 17;
  public static final long STORY_PROPERTY = 1L << 18;
  public static final long DATE_PROPERTY = 1L << 19;

  /** Is marked as the author by attribute, or has the class name of a byline. */
  public static final long BYLINE = 1L << 20;

  public static final long CAPTION = 1L << 21;

  // Features of class names and ids: see the word lists of ClassNameVocabulary.
  public static final long BOILERPLATE = 1L << 22;
  public static final long COMMENTS = 1L << 23;
  public static final long CONTENT = 1L << 24;
  public static final long DATE = 1L << 25;
  public static final long UPDATED = 1L << 26;
  public static final long OTHER_STORIES_NAME = 1L << 27;
  public static final long UNRELATED_NAME = 1L << 28;
  public static final long LEAD = 1L << 29;
  public static final long SIDEBAR_NAME = 1L << 34;

  public static final long PAYWALL = 1L << 33;

  /** Is hidden until React moves it to its place (streaming server rendering). */
  public static final long STREAMED = 1L << 35;

  public static final long QUOTE = 1L << 36;

  /** Has a class name or id with a word for author. */
  public static final long AUTHOR_NAME = 1L << 37;

  /** Is a kicker, a line above a headline that is not part of it. */
  public static final long KICKER = 1L << 38;

  public static final long TABLE = 1L << 39;

  /** Has preformatted text, such as a program listing. */
  public static final long PREFORMATTED = 1L << 40;

  private static final Map<String, Long> FEATURES_BY_TAG = featuresByTag();
  private static final Set<String> HIDDEN_ROLES =
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
  private static final List<String> DATE_PROPERTIES =
      List.of("datepublished", "datecreated", "dc:date", "dc:created");

  private static final Pattern STREAMED_ID = Pattern.compile("S:[0-9a-f]{1,4}");

  private final ClassNameVocabulary vocabulary;

  public ElementFeatures(ClassNameVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Returns the features of an element, as bits. */
  long of(Element e) {
    long features = FEATURES_BY_TAG.getOrDefault(e.normalName(), 0L);
    if (e.attributesSize() > 0) {
      for (Attribute a : e.attributes()) {
        features |= ofAttribute(a.getKey(), a.getValue(), features);
      }
    }
    return features;
  }

  private long ofAttribute(String attribute, @Nullable String value, long tag) {
    if (value == null) {
      return ofFlag(attribute, tag);
    }
    return switch (attribute) {
      case "class" -> vocabulary.features(value);
      case "id" ->
          vocabulary.features(value) | (STREAMED_ID.matcher(value).matches() ? STREAMED : 0);
      case "itemprop" -> ofItemprop(value);
      case "property" -> isDateProperty(value) ? DATE_PROPERTY : 0;
      case "rel" -> value.contains("author") ? BYLINE : 0;
      case "role" -> HIDDEN_ROLES.contains(value) ? HIDDEN : 0;
      case "style" -> INVISIBLE.matcher(value).find() ? HIDDEN : 0;
      default -> ofFlag(attribute, tag);
    };
  }

  private static long ofFlag(String attribute, long tag) {
    return switch (attribute) {
      case "hidden" -> HIDDEN;
      case "pubdate" -> (tag & TIME) == 0 ? 0 : DATE_PROPERTY;
      default -> 0;
    };
  }

  private static long ofItemprop(String value) {
    long features = value.contains("articleBody") ? STORY_PROPERTY : 0;
    features |= isDateProperty(value) ? DATE_PROPERTY : 0;
    features |= value.contains("author") ? BYLINE : 0;
    return features | (value.contains("caption") ? CAPTION : 0);
  }

  private static boolean isDateProperty(String property) {
    String name = property.toLowerCase(Locale.ROOT);
    for (String date : DATE_PROPERTIES) {
      if (name.contains(date)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Long> featuresByTag() {
    Map<String, Long> tags = new HashMap<>();
    put(
        tags,
        INLINE,
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd mark q rp rt ruby"
            + " s samp small span strike strong sub sup time tt u var wbr img amp-img o:p");
    put(tags, HEADING, "h1 h2 h3 h4 h5 h6");
    put(tags, H1, "h1");
    put(tags, H2, "h2");
    put(tags, METADATA, "meta link script");
    put(tags, LEAF, "p pre blockquote li dd dt");
    put(tags, PARAGRAPH, "p");
    put(tags, LIST, "ul ol dl");
    put(tags, BREAK, "br");
    put(tags, LINK, "a");
    put(tags, QUOTE, "blockquote");
    put(tags, ARTICLE, "article");
    put(tags, MAIN, "main");
    put(tags, NO_TEXT, "script style noscript template iframe svg noframes textarea");
    ClassNameVocabulary.set("drop-tags.txt").forEach(t -> put(tags, DROPPED, t));
    put(
        tags,
        PROTECTED,
        "html body article main blockquote h1 h2 h3 h4 p em strong b i td tr tbody");
    put(tags, HEADER, "header");
    put(tags, TIME, "time");
    put(tags, IN_SENTENCE, "time label");
    put(tags, FIGURE, "figure");
    put(tags, TABLE, "table");
    put(tags, PREFORMATTED, "pre");
    put(tags, ASIDE, "aside footer nav");
    put(tags, CAPTION, "figcaption");
    return Map.copyOf(tags);
  }

  private static void put(Map<String, Long> tags, long feature, String names) {
    List.of(names.split(" ")).forEach(n -> tags.merge(n, feature, (a, b) -> a | b));
  }
}
