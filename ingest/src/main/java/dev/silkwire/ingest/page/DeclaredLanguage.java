package dev.silkwire.ingest.page;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The language that a page or a feed declares. Nothing is detected here: enrich compares the
 * declaration with the text. Stateless and safe for concurrent use.
 */
public final class DeclaredLanguage {
  private static final Pattern BASE = Pattern.compile("\\s*+(\\p{Alpha}{2,3})(?:[-_,; ].*|\\s*)");
  private static final Set<String> NONE = Set.of("und", "mul", "xx");
  private static final Map<String, String> ALIASES =
      ResourceLines.of(DeclaredLanguage.class, "language-aliases.txt").stream()
          .map(line -> line.split(" "))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  private DeclaredLanguage() {}

  /** Returns the base language that a page declares, null if it declares none. */
  public static @Nullable String of(@Nullable Element html, StructuredData data) {
    return first(
        html == null ? null : html.attr("lang"),
        html == null ? null : html.attr("xml:lang"),
        data.meta("content-language", "language", "dc.language", "dcterms.language"),
        data.article("inLanguage"),
        data.meta("og:locale", "inlanguage"));
  }

  /**
   * Returns the base language of the first BCP-47 tag or locale that has one, null if none has.
   *
   * @param tags the most reliable first
   */
  public static @Nullable String first(@Nullable String... tags) {
    return Stream.of(tags)
        .filter(Objects::nonNull)
        .map(DeclaredLanguage::base)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String base(String tag) {
    var m = BASE.matcher(tag);
    String base = m.matches() ? m.group(1).toLowerCase(Locale.ROOT) : "und";
    return NONE.contains(base) ? null : ALIASES.getOrDefault(base, base);
  }
}
