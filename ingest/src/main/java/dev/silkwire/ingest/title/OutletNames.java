package dev.silkwire.ingest.title;

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
 * The names by which a page calls its outlet: site name, publisher, domain, and what the title
 * element has behind the headline. Immutable.
 */
public final class OutletNames {
  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—·•»«:-]{1,2}\\s+|\\s*[｜|]\\s*");
  private static final Pattern ARTICLE = Pattern.compile("^the(?=.{4})");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern SAINT = Pattern.compile("\\bst\\.?(?=\\s)");
  private static final Pattern DOMAIN = Pattern.compile("^https?://(?:www\\.)?([^/:?#]+)");
  private static final int SHORTEST = 3;

  /** No outlet. */
  public static final OutletNames NONE = new OutletNames();

  private final Set<String> names = new HashSet<>();

  private OutletNames() {}

  /**
   * @param headline of the page: what the title element has beside it is the outlet's name
   */
  public OutletNames(StructuredData data, String pageTitle, String headline, String url) {
    add(data.meta("og:site_name"));
    add(data.meta("application-name"));
    add(data.meta("apple-mobile-web-app-title"));
    add(data.meta("twitter:site"));
    add(data.publisher());
    domain(url);
    beside(pageTitle, headline);
  }

  /** Whether a name is the outlet's. */
  public boolean isOne(String name) {
    String key = key(name);
    return key.length() >= SHORTEST && names.contains(key);
  }

  private void add(@Nullable String name) {
    String key = key(name);
    if (key.length() >= SHORTEST) {
      names.add(key);
    }
  }

  private void domain(String url) {
    var m = DOMAIN.matcher(url.toLowerCase(Locale.ROOT));
    if (m.find()) {
      add(m.group(1));
      String[] labels = m.group(1).split("\\.", -1);
      for (int i = Math.max(0, labels.length - 3); i < labels.length - 1; i++) {
        add(labels[i].length() > SHORTEST ? labels[i] : null);
      }
    }
  }

  /** Of "Harbour opens quay | Coast Herald" what is not the headline. */
  private void beside(String pageTitle, String headline) {
    String[] parts = SEPARATOR.split(pageTitle);
    String key = TitleKey.of(headline);
    if (parts.length > 1 && !key.isEmpty()) {
      Arrays.stream(parts).filter(p -> !key.contains(TitleKey.of(p))).forEach(this::add);
    }
  }

  /**
   * Letters and digits alone, so that "St. Ives & Coast Herald" is "Saint Ives and Coast Herald".
   */
  private static String key(@Nullable String name) {
    String lower = name == null ? "" : name.toLowerCase(Locale.ROOT).replace("&", " and ");
    String whole = SAINT.matcher(lower).replaceAll("saint");
    String plain = MARKS.matcher(Normalizer.normalize(whole, Normalizer.Form.NFD)).replaceAll("");
    return ARTICLE.matcher(TitleKey.of(plain)).replaceFirst("");
  }
}
