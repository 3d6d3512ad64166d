package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.Lines;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
 * In which language a page is written: what it says, unless its script or its words say otherwise.
 */
public final class LanguageGuess {
  private static final int SAMPLE = 4000;
  private static final int FEW_WORDS = 4;
  private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");
  private static final Map<String, List<String>> STOP_WORDS = stopWords();
  private static final Set<String> LANGUAGES =
      STOP_WORDS.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  private static final Map<UnicodeScript, String> ONE_LANGUAGE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.KATAKANA, "ja"),
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HAN, "zh"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.DEVANAGARI, "hi"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.ARABIC, "ar"),
          Map.entry(UnicodeScript.CYRILLIC, "ru"));

  /** Languages that share a script with a commoner one: believed when the page says so. */
  private static final Map<UnicodeScript, Set<String>> SHARED =
      Map.of(
          UnicodeScript.ARABIC, Set.of("ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd", "az"),
          UnicodeScript.CYRILLIC,
              Set.of("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "uz", "bs"),
          UnicodeScript.DEVANAGARI, Set.of("hi", "mr", "ne"),
          UnicodeScript.BENGALI, Set.of("bn", "as"),
          UnicodeScript.ETHIOPIC, Set.of("am", "ti"),
          UnicodeScript.HEBREW, Set.of("he", "yi"));

  private LanguageGuess() {}

  static @Nullable String of(@Nullable Element html, StructuredData data, String text) {
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
   * The base language of a text.
   *
   * @param claims what is said of it, most trusted first
   */
  public static @Nullable String guess(List<String> claims, String text) {
    String claim =
        claims.stream().map(LanguageGuess::base).filter(Objects::nonNull).findFirst().orElse(null);
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    UnicodeScript script = script(sample);
    if (script == null) {
      return claim;
    }
    return script == UnicodeScript.LATIN ? latin(claim, sample) : other(script, claim, sample);
  }

  /** The base of a BCP-47 tag or a locale, or null when it is none. */
  private static @Nullable String base(String tag) {
    String base = tag.strip().toLowerCase(Locale.ROOT).split("[-_,; ]", 2)[0];
    if (!base.matches("[a-z]{2,3}")
        || base.equals("und")
        || base.equals("mul")
        || base.equals("xx")) {
      return null;
    }
    return switch (base) {
      case "no", "nn" -> "nb";
      case "iw" -> "he";
      case "in" -> "id";
      case "cn", "tw" -> "zh";
      case "jp" -> "ja";
      case "kr" -> "ko";
      case "fil" -> "tl";
      case "gr" -> "el";
      case "ua" -> "uk";
      default -> base;
    };
  }

  /** The script most of the letters are of; any fair share of kana is Japanese. */
  private static @Nullable UnicodeScript script(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), dense(c) ? 3 : 1, Integer::sum));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    if (all < 8) {
      return null;
    }
    if (kana * 10 > all) {
      return UnicodeScript.HIRAGANA;
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static boolean dense(int c) {
    return c >= 0x2e80;
  }

  private static @Nullable String other(UnicodeScript script, @Nullable String claim, String text) {
    Set<String> shared = SHARED.get(script);
    String usual = ONE_LANGUAGE.get(script);
    if (shared == null) {
      return script == UnicodeScript.HAN && "yue".equals(claim) ? "yue" : usual;
    }
    String byLetters = byLetters(script, text);
    if (byLetters != null
        && !byLetters.equals(claim)
        && (claim == null || !shared.contains(claim) || claim.equals(usual))) {
      return byLetters;
    }
    return claim != null && shared.contains(claim) ? claim : usual;
  }

  /** Letters that one of the languages of a script has and the commonest has not. */
  private static @Nullable String byLetters(UnicodeScript script, String text) {
    if (script == UnicodeScript.ARABIC) {
      return share(text, "ٹڈڑںے") > 0.02 ? "ur" : share(text, "پچژگ") > 0.01 ? "fa" : null;
    }
    if (script == UnicodeScript.CYRILLIC) {
      return share(text, "ђћљњџ") > 0.005
          ? "sr"
          : share(text, "ўЎ") > 0.005
              ? "be"
              : share(text, "іїєґ") > 0.02 && share(text, "ы") < 0.005
                  ? "uk"
                  : share(text, "әғқңұһ") > 0.02
                      ? "kk"
                      : share(text, "өү") > 0.02
                          ? "mn"
                          : share(text, "ыэ") < 0.002 && share(text, "ъ") > 0.005 ? "bg" : null;
    }
    return null;
  }

  private static double share(String text, String letters) {
    long hits = text.codePoints().filter(c -> letters.indexOf(c) >= 0).count();
    return (double) hits / Math.max(1, text.codePoints().filter(Character::isLetter).count());
  }

  private static @Nullable String latin(@Nullable String claim, String text) {
    Map<String, Integer> hits = new HashMap<>();
    int words = 0;
    for (String word : WORD.split(text.toLowerCase(Locale.ROOT))) {
      words++;
      STOP_WORDS.getOrDefault(word, List.of()).forEach(l -> hits.merge(l, 1, Integer::sum));
    }
    String best = most(hits);
    int most = best == null ? 0 : hits.getOrDefault(best, 0);
    if (claim == null || !isLatin(claim)) {
      return most >= FEW_WORDS && most * 20 >= words ? best : null;
    }
    boolean outvoted =
        LANGUAGES.contains(claim) && most >= 10 && most > 2.5 * hits.getOrDefault(claim, 0);
    return outvoted ? best : claim;
  }

  private static @Nullable String most(Map<String, Integer> hits) {
    return hits.entrySet().stream()
        .min(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static boolean isLatin(String language) {
    return !ONE_LANGUAGE.containsValue(language)
        && SHARED.values().stream()
            .noneMatch(
                s ->
                    s.contains(language)
                        && !Set.of("az", "uz", "ku", "bs", "sr").contains(language));
  }

  private static Map<String, List<String>> stopWords() {
    Map<String, List<String>> languages = new HashMap<>();
    for (String line : Lines.of(LanguageGuess.class, "stop-words.txt")) {
      List<String> words = List.of(line.split(" "));
      for (String word : Set.copyOf(words.subList(1, words.size()))) {
        languages.computeIfAbsent(word, k -> new ArrayList<>()).add(words.get(0));
      }
    }
    return languages;
  }
}
