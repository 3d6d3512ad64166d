package dev.silkwire.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.silkwire.ingest.title.Headline;
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

/** What a page says of itself for machines: JSON-LD and the meta elements. Read once per page. */
public final class StructuredData {
  private static final int DEEPEST = 6;

  /** Characters of JSON-LD that are read of one page; as a tree they take thirty times as much. */
  private static final int JSON_LD = 1 << 20;

  private static final int SURE = 12;
  private static final Pattern WRAPPING =
      Pattern.compile("^(?:/\\*)?\\s*<!\\[CDATA\\[|]]>\\s*(?:\\*/)?$|^<!--|-->$");
  private static final Pattern ABSOLUTE = Pattern.compile("https?://");
  private static final List<String> NAMINGS = List.of("property", "name", "itemprop", "http-equiv");
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private final Map<String, String> meta = new LinkedHashMap<>();
  private final Map<String, List<String>> named = new HashMap<>();
  private final List<JsonNode> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  private final List<Element> scripts = new ArrayList<>();

  private @Nullable String canonical;
  private int jsonLd;

  /** Reads what the head says, then what the body says. */
  public StructuredData(FlatDom... parts) {
    for (FlatDom part : parts) {
      for (int i = 0; i < part.size(); i++) {
        if (part.is(i, ElementFeatures.MACHINE)) {
          read(part.element(i));
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
    if (json.length() <= JSON_LD - jsonLd) {
      jsonLd += json.length();
      collect(tree(json), 0);
    }
  }

  private void readMeta(Element e) {
    String content = e.attr("content").strip();
    if (content.isEmpty()) {
      return;
    }
    for (String naming : NAMINGS) {
      String name = e.attr(naming);
      if (!name.isEmpty()) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        meta.putIfAbsent(key, content);
        if (key.endsWith("author") || key.endsWith("creator")) {
          named.computeIfAbsent(key, k -> new ArrayList<>()).add(content);
        }
      }
    }
  }

  private void readLink(Element e) {
    if (canonical == null && e.attr("rel").toLowerCase(Locale.ROOT).contains("canonical")) {
      String address = e.attr("href").strip();
      String whole = ABSOLUTE.matcher(address).lookingAt() ? address : e.absUrl("href");
      canonical = whole.isEmpty() ? null : whole;
    }
  }

  /** What the page says its address is, absolute. */
  public @Nullable String canonical() {
    return canonical != null ? canonical : meta("og:url");
  }

  /** The programs of the page, with the data they are started with. */
  public List<Element> scripts() {
    return scripts;
  }

  /** The content of the first of these meta elements that has any. */
  public @Nullable String meta(String... names) {
    for (String name : names) {
      String content = meta.get(name);
      if (content != null) {
        return content;
      }
    }
    return null;
  }

  /** The contents of all meta elements of a name for authors. */
  public List<String> authors(String name) {
    return named.getOrDefault(name, List.of());
  }

  /** Whether the page calls itself an article. */
  public boolean saysArticle() {
    String type = meta("og:type");
    return !articles.isEmpty()
        || (type != null && type.toLowerCase(Locale.ROOT).contains("article"));
  }

  /**
   * Leaves out the articles of JSON-LD that are others than the page's, where one of them is known
   * to be the page's by its address or headline.
   *
   * @param titles of the page, as {@link Headline#key}
   */
  public void choose(String url, List<String> titles) {
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
    boolean titled = headline.length() >= SURE && titles.stream().anyMatch(headline::equals);
    return titled
        || Stream.of(article.path("url"), article.path("@id"), article.path("mainEntityOfPage"))
            .map(n -> n.isObject() ? n.path("@id") : n)
            .map(StructuredData::text)
            .anyMatch(a -> a != null && (isSame(a, url) || isSame(a, canonical())));
  }

  private static boolean isSame(String address, @Nullable String url) {
    return url != null && path(address).equals(path(url));
  }

  /** An address without its scheme, its fragment and a slash at its end. */
  private static String path(String url) {
    int fragment = url.indexOf('#');
    String whole = fragment < 0 ? url : url.substring(0, fragment);
    String bare = ABSOLUTE.matcher(whole).replaceFirst("");
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** The first text of that field in JSON-LD's articles. */
  public @Nullable String article(String field) {
    return articles.stream()
        .map(a -> text(a.path(field)))
        .filter(t -> t != null && !t.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** The first text of that field in what JSON-LD says of the page as a page. */
  public @Nullable String page(String field) {
    return pages.stream()
        .map(p -> text(p.path(field)))
        .filter(t -> t != null && !t.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** The names of JSON-LD's authors, as printed, without organisations. */
  public List<String> authors() {
    return authors(false);
  }

  /** The names of organisations that JSON-LD gives as authors. */
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

  /** The name of JSON-LD's publisher. */
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

  private static @Nullable JsonNode tree(String json) {
    String bare = json.strip();
    boolean wrapped = !bare.startsWith("{") && !bare.startsWith("[");
    String plain = wrapped ? WRAPPING.matcher(bare).replaceAll("") : bare;
    try {
      return LENIENT.readTree(plain);
    } catch (JsonProcessingException e) {
      return null; // one broken block; the page has other voices
    }
  }

  private void collect(@Nullable JsonNode node, int depth) {
    if (node == null || depth > DEEPEST) {
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

  /** A name may be a text, a list, a node with a name, or the id of a node that is elsewhere. */
  private void names(JsonNode author, boolean organisations, List<String> names, int depth) {
    if (depth > DEEPEST) {
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
