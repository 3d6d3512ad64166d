package dev.silkwire.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The structured data of a page: JSON-LD, meta elements and the canonical link. Parsed once per
 * page. Not thread-safe before construction ends.
 */
public final class StructuredData {
  private static final int MAX_DEPTH = 6;

  /** Limit of JSON-LD per page; as a tree it takes thirty times as much memory. */
  private static final int MAX_JSON_LD_CHARS = 1 << 20;

  private static final int MIN_KEY_CHARS = 12;
  private static final Pattern WRAPPER =
      Pattern.compile("^(?:/\\*)?\\s*<!\\[CDATA\\[|]]>\\s*(?:\\*/)?$|^<!--|-->$");
  private static final Pattern ABSOLUTE = Pattern.compile("https?://");
  private static final List<String> NAME_ATTRIBUTES =
      List.of("property", "name", "itemprop", "http-equiv");
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private final Map<String, String> meta = new LinkedHashMap<>();
  private final Map<String, List<String>> authorMeta = new HashMap<>();
  private final List<JsonNode> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  private final List<Element> scripts = new ArrayList<>();

  private @Nullable String canonical;
  private int jsonLdChars;

  /** Collects the data of the head and of the body. */
  public StructuredData(FlatDom... sections) {
    for (FlatDom section : sections) {
      for (int i = 0; i < section.size(); i++) {
        if (section.is(i, ElementFeatures.METADATA)) {
          read(section.element(i));
        }
      }
    }
    articles.sort(Comparator.comparing(StructuredData::hasNoDate));
  }

  private void read(Element e) {
    switch (e.normalName()) {
      case "meta" -> readMeta(e);
      case "link" -> readLink(e);
      default -> {
        if (e.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
          readJsonLd(e.data());
        } else {
          scripts.add(e);
        }
      }
    }
  }

  private void readJsonLd(String json) {
    if (json.length() <= MAX_JSON_LD_CHARS - jsonLdChars) {
      jsonLdChars += json.length();
      collect(parse(json), 0);
    }
  }

  private void readMeta(Element e) {
    String content = e.attr("content").strip();
    if (content.isEmpty()) {
      return;
    }
    for (String attribute : NAME_ATTRIBUTES) {
      String name = e.attr(attribute);
      if (!name.isEmpty()) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        meta.putIfAbsent(key, content);
        if (key.endsWith("author") || key.endsWith("creator")) {
          authorMeta.computeIfAbsent(key, k -> new ArrayList<>()).add(content);
        }
      }
    }
  }

  private void readLink(Element e) {
    if (canonical == null && e.attr("rel").toLowerCase(Locale.ROOT).contains("canonical")) {
      String href = e.attr("href").strip();
      String url = ABSOLUTE.matcher(href).lookingAt() ? href : e.absUrl("href");
      canonical = url.isEmpty() ? null : url;
    }
  }

  /**
   * Returns the canonical URL that the page declares, absolute; else its {@code og:url}; else null.
   */
  public @Nullable String canonical() {
    return canonical != null ? canonical : meta("og:url");
  }

  /** Returns the script elements except JSON-LD. */
  public List<Element> scripts() {
    return scripts;
  }

  /**
   * Returns the content of the first of these meta elements that has one, or null. Names are in
   * lower case.
   */
  public @Nullable String meta(String... names) {
    for (String name : names) {
      String content = meta.get(name);
      if (content != null) {
        return content;
      }
    }
    return null;
  }

  /** Returns the contents of all meta elements with this name, which must be one for authors. */
  public List<String> authors(String name) {
    return authorMeta.getOrDefault(name, List.of());
  }

  /** Returns whether the page declares itself an article. */
  public boolean declaresArticle() {
    String type = meta("og:type");
    return !articles.isEmpty()
        || (type != null && type.toLowerCase(Locale.ROOT).contains("article"));
  }

  /**
   * Removes the JSON-LD articles that describe other pages, if at least one is known by its URL or
   * headline to describe this page.
   *
   * @param titles keys of the page's titles, see {@link TitleKey}
   */
  public void retainOwnArticles(String url, List<String> titles) {
    if (articles.size() < 2) {
      return;
    }
    List<JsonNode> own = articles.stream().filter(a -> isOwn(a, url, titles)).toList();
    if (!own.isEmpty()) {
      articles.retainAll(own);
    }
  }

  private boolean isOwn(JsonNode article, String url, List<String> titles) {
    String headline = TitleKey.of(text(article.path("headline")));
    boolean hasTitle = headline.length() >= MIN_KEY_CHARS && titles.contains(headline);
    return hasTitle
        || Stream.of(article.path("url"), article.path("@id"), article.path("mainEntityOfPage"))
            .map(n -> n.isObject() ? n.path("@id") : n)
            .map(StructuredData::text)
            .anyMatch(a -> a != null && (isSameUrl(a, url) || isSameUrl(a, canonical())));
  }

  private static boolean isSameUrl(String a, @Nullable String b) {
    return b != null && comparable(a).equals(comparable(b));
  }

  /** Returns a URL without scheme, fragment and trailing slash. */
  private static String comparable(String url) {
    int fragment = url.indexOf('#');
    String withoutFragment = fragment < 0 ? url : url.substring(0, fragment);
    String bare = ABSOLUTE.matcher(withoutFragment).replaceFirst("");
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** Returns the first non-blank text of a field of the JSON-LD articles, or null. */
  public @Nullable String article(String field) {
    return articles.stream()
        .map(a -> text(a.path(field)))
        .filter(t -> t != null && !t.isBlank())
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the first non-blank text of a field of the JSON-LD pages ({@code WebPage} and others),
   * or null.
   */
  public @Nullable String page(String field) {
    return pages.stream()
        .map(p -> text(p.path(field)))
        .filter(t -> t != null && !t.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** Returns the names of the persons that JSON-LD declares as authors, as written. */
  public List<String> authors() {
    return authors(false);
  }

  /** Returns the names of the organisations that JSON-LD declares as authors. */
  public List<String> organisations() {
    return authors(true);
  }

  private List<String> authors(boolean organisations) {
    List<String> names = new ArrayList<>();
    for (JsonNode article : articles) {
      names(article.path("author"), organisations, names, 0);
      if (names.isEmpty()) {
        names(article.path("creator"), organisations, names, 0);
      }
      if (!names.isEmpty()) {
        break;
      }
    }
    return names;
  }

  /** Returns the name of the publisher in JSON-LD, or null. */
  public @Nullable String publisher() {
    return articles.stream()
        .map(a -> text(a.path("publisher").path("name")))
        .filter(n -> n != null)
        .findFirst()
        .orElse(null);
  }

  private static boolean hasNoDate(JsonNode article) {
    return !article.hasNonNull("datePublished");
  }

  private static @Nullable JsonNode parse(String json) {
    String stripped = json.strip();
    boolean wrapped = !stripped.startsWith("{") && !stripped.startsWith("[");
    String plain = wrapped ? WRAPPER.matcher(stripped).replaceAll("") : stripped;
    try {
      return LENIENT.readTree(plain);
    } catch (JsonProcessingException e) {
      return null; // other blocks and meta elements may be valid
    }
  }

  private void collect(@Nullable JsonNode node, int depth) {
    if (node == null || depth > MAX_DEPTH) {
      return;
    }
    if (node.isArray()) {
      node.forEach(n -> collect(n, depth + 1));
    } else if (node.isObject()) {
      if (node.has("@id") && node.has("name")) {
        byId.putIfAbsent(id(node), node);
      }
      if (isArticle(node.path("@type"))) {
        articles.add(node);
      } else if (isPage(node.path("@type"))) {
        pages.add(node);
      }
      Stream.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
          .forEach(k -> collect(node.get(k), depth + 1));
    }
  }

  private static boolean isPage(JsonNode type) {
    return type.isArray() ? type.size() > 0 && isPage(type.get(0)) : type.asText().endsWith("Page");
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode t : type) {
        if (isArticle(t)) {
          return true;
        }
      }
      return false;
    }
    String name = type.asText();
    return name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report");
  }

  private static @Nullable String text(JsonNode node) {
    if (node.isArray() && !node.isEmpty()) {
      return text(node.get(0));
    }
    return node.isValueNode() && !node.isNull() ? node.asText() : null;
  }

  /**
   * Adds the names of an author, which is a text, a list, a node with a name, or the id of a node.
   */
  private void names(JsonNode author, boolean organisations, List<String> names, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (author.isArray()) {
      author.forEach(a -> names(a, organisations, names, depth + 1));
    } else if (author.isTextual() && !organisations) {
      names.add(author.asText());
    } else if (author.isObject()) {
      JsonNode node = author.has("name") ? author : byId.getOrDefault(id(author), author);
      if (isOrganisation(node.path("@type")) == organisations) {
        names(node.path("name"), false, names, depth + 1);
      }
    }
  }

  private static boolean isOrganisation(JsonNode type) {
    String name = String.valueOf(text(type));
    return name.endsWith("Organization") || name.equals("Corporation") || name.equals("WebSite");
  }

  private static String id(JsonNode node) {
    return node.path("@id").asText();
  }
}
