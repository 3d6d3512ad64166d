package dev.silkwire.ingest.language;

import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.text.ResourceLines;
import java.lang.Character.UnicodeScript;
import java.util.List;
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
 * Language detection for pages: the declared language, unless the script or the stop words of the
 * text contradict it. Stateless and safe for concurrent use.
 */
public final class LanguageGuess {
  private static final int SAMPLE = 4000;
  private static final Pattern BASE = Pattern.compile("\\s*(\\p{Alpha}{2,3})(?:[-_,; ].*|\\s*)");
  private static final Set<String> NONE = Set.of("und", "mul", "xx");
  private static final Map<String, String> ALIASES =
      ResourceLines.of(LanguageGuess.class, "language-aliases.txt").stream()
          .map(line -> line.split(" "))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
  private static final ScriptLanguages SCRIPTS = new ScriptLanguages();
  private static final StopWords STOP_WORDS = new StopWords();

  private LanguageGuess() {}

  public static @Nullable String of(@Nullable Element html, StructuredData data, String text) {
    return guess(
        Stream.<@Nullable String>of(
                html == null ? null : html.attr("lang"),
                html == null ? null : html.attr("xml:lang"),
                data.meta("content-language", "language", "dc.language", "dcterms.language"),
                data.article("inLanguage"),
                data.meta("og:locale", "inlanguage"))
            .filter(Objects::nonNull)
            .toList(),
        text);
  }

  /**
   * Returns the base language of a text, null if it is unknown.
   *
   * @param claims declared languages, the most reliable first
   */
  public static @Nullable String guess(List<String> claims, String text) {
    String claim =
        claims.stream().map(LanguageGuess::base).filter(Objects::nonNull).findFirst().orElse(null);
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    UnicodeScript script = ScriptLanguages.script(sample);
    if (script == null) {
      return claim;
    }
    if (script != UnicodeScript.LATIN) {
      return SCRIPTS.language(script, claim, sample);
    }
    return claim == null || !SCRIPTS.isLatin(claim)
        ? STOP_WORDS.language(sample)
        : STOP_WORDS.outvoted(claim, sample);
  }

  /** Returns the base language of a BCP-47 tag or locale, null if it has none. */
  private static @Nullable String base(String tag) {
    var m = BASE.matcher(tag);
    String base = m.matches() ? m.group(1).toLowerCase(Locale.ROOT) : "und";
    return NONE.contains(base) ? null : ALIASES.getOrDefault(base, base);
  }
}
