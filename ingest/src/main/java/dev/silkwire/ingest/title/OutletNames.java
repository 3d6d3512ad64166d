package dev.silkwire.ingest.title;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.page.TitleKey;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of the outlet of a page: site name, publisher, domain, and the parts of the title
 * element beside the headline. Immutable.
 */
public final class OutletNames {
  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—·•»«:-]{1,2}\\s+|\\s*[｜|]\\s*");
  private static final Pattern ARTICLE = Pattern.compile("^the(?=.{4})");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern SAINT = Pattern.compile("\\bst\\.?(?=\\s)");
  private static final Pattern DOMAIN = Pattern.compile("^https?://(?:www\\.)?([^/:?#]+)");
  private static final int MIN_CHARS = 3;

  /** No names. */
  public static final OutletNames NONE = new OutletNames();

  private final Set<String> names = new HashSet<>();

  private OutletNames() {}

  /**
   * @param headline of the page; the other parts of the title element are names of the outlet
   */
  public OutletNames(StructuredData data, String pageTitle, String headline, String url) {
    add(data.meta("og:site_name"));
    add(data.meta("application-name"));
    add(data.meta("apple-mobile-web-app-title"));
    add(data.meta("twitter:site"));
    add(data.publisher());
    addDomain(url);
    addTitleParts(pageTitle, headline);
  }

  /** Returns whether a name is one of the outlet's names. */
  public boolean contains(String name) {
    String key = key(name);
    return key.length() >= MIN_CHARS && names.contains(key);
  }

  private void add(@Nullable String name) {
    String key = key(name);
    if (key.length() >= MIN_CHARS) {
      names.add(key);
    }
  }

  private void addDomain(String url) {
    var m = DOMAIN.matcher(url.toLowerCase(Locale.ROOT));
    if (m.find()) {
      add(m.group(1));
      String[] labels = m.group(1).split("\\.", -1);
      for (int i = Math.max(0, labels.length - 3); i < labels.length - 1; i++) {
        add(labels[i].length() > MIN_CHARS ? labels[i] : null);
      }
    }
  }

  /**
   * Adds the parts that are not the headline, such as the second of "Harbour opens quay | Coast
   * Herald".
   */
  private void addTitleParts(String pageTitle, String headline) {
    String[] parts = SEPARATOR.split(pageTitle);
    String key = TitleKey.of(headline);
    if (parts.length > 1 && !key.isEmpty()) {
      Arrays.stream(parts).filter(p -> !key.contains(TitleKey.of(p))).forEach(this::add);
    }
  }

  /**
   * Returns a key by which "St. Ives & Coast Herald" equals "Saint Ives and Coast Herald"; empty if
   * the name is too long to be one.
   */
  private static String key(@Nullable String name) {
    if (name == null || name.length() > FieldLimits.TITLE) {
      return "";
    }
    String lower = name.toLowerCase(Locale.ROOT).replace("&", " and ");
    String whole = SAINT.matcher(lower).replaceAll("saint");
    String plain = MARKS.matcher(Normalizer.normalize(whole, Normalizer.Form.NFD)).replaceAll("");
    return ARTICLE.matcher(TitleKey.of(plain)).replaceFirst("");
  }
}
