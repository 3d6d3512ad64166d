package dev.silkwire.enrich.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The script that most of a text is written in. */
public enum Script {
  LATIN(""),
  CYRILLIC("ru uk bg sr mk be kk ky mn tg uz tt ba"),
  HAN("zh ja yue"),
  KANA("ja"),
  HANGUL("ko"),
  ARABIC("ar fa ur ug ps ku ckb sd az"),
  HEBREW("he yi"),
  GREEK("el"),
  DEVANAGARI("hi ne mr"),
  BENGALI("bn as"),
  THAI("th"),
  LAO("lo"),
  KHMER("km"),
  MYANMAR("my"),
  OTHER(""),
  NONE("");

  private static final int SAMPLE = 1_500;
  private static final char FIRST_BEYOND_LATIN = 0x250;
  private static final double KANA_SHARE = 0.1;
  private static final String PERSIAN_LETTERS = "پچژگ";
  private static final String URDU_LETTERS = "ٹڈڑےںہ";
  private static final String UKRAINIAN_LETTERS = "ґєї";

  /** Divided by spaces, the commonest first. */
  private final String languages;

  Script(String languages) {
    this.languages = languages;
  }

  /** The script of most letters; kana where a tenth of Chinese characters and kana is kana. */
  public static Script of(String text) {
    int length = Math.min(SAMPLE, text.length());
    int latin = 0;
    EnumMap<Script, Integer> counts = new EnumMap<>(Script.class);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < FIRST_BEYOND_LATIN) {
        latin += Character.isLetter(c) ? 1 : 0;
      } else if (Character.isLetter(c)) {
        counts.merge(of(c), 1, Integer::sum);
      }
    }
    counts.merge(LATIN, latin, Integer::sum);
    return most(counts);
  }

  private static Script most(EnumMap<Script, Integer> counts) {
    int kana = counts.getOrDefault(KANA, 0);
    int eastAsian = counts.getOrDefault(HAN, 0) + kana;
    counts.put(HAN, eastAsian);
    Script most = NONE;
    for (Script script : values()) {
      most = counts.getOrDefault(script, 0) > counts.getOrDefault(most, 0) ? script : most;
    }
    return most == HAN && kana > KANA_SHARE * eastAsian ? KANA : most;
  }

  /** Whether a language may be written in it. */
  boolean writes(String tag) {
    String language = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    if (codes().contains(language)) {
      return true;
    }
    boolean elsewhere = false;
    for (Script script : values()) {
      elsewhere |= script.codes().contains(language);
    }
    return !elsewhere && (this == LATIN || this == OTHER);
  }

  /** The language it is most often used for, given letters that only some languages have. */
  @Nullable String language(String text) {
    if (this == ARABIC) {
      return hasAny(text, URDU_LETTERS) ? "ur" : hasAny(text, PERSIAN_LETTERS) ? "fa" : "ar";
    }
    if (this == CYRILLIC && hasAny(text, UKRAINIAN_LETTERS)) {
      return "uk";
    }
    return languages.isEmpty() ? null : codes().get(0);
  }

  private List<String> codes() {
    return List.of(languages.split(" "));
  }

  private static boolean hasAny(String text, String letters) {
    return letters.chars().anyMatch(c -> text.indexOf(c) >= 0);
  }

  private static Script of(char c) {
    if (c < FIRST_BEYOND_LATIN || (c >= 0x1E00 && c < 0x1F00)) {
      return LATIN;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN -> LATIN;
      case CYRILLIC -> CYRILLIC;
      case HAN -> HAN;
      case HIRAGANA, KATAKANA -> KANA;
      case HANGUL -> HANGUL;
      case ARABIC -> ARABIC;
      case HEBREW -> HEBREW;
      case GREEK -> GREEK;
      case DEVANAGARI -> DEVANAGARI;
      case BENGALI -> BENGALI;
      case THAI -> THAI;
      case LAO -> LAO;
      case KHMER -> KHMER;
      case MYANMAR -> MYANMAR;
      default -> OTHER;
    };
  }
}
