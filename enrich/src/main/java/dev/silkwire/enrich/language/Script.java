package dev.silkwire.enrich.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A writing system, and the languages that are written in it, the most frequent in news first.
 * Latin lists only languages that are also written in another script.
 */
@SuppressWarnings("EnumOrdinal") // Counted in arrays, for speed; no ordinal leaves this class.
public enum Script {
  LATIN("sr az uz ku tk"),
  CYRILLIC("ru uk bg sr mk be kk ky mn tg uz tt ba"),
  HAN("zh ja yue"),
  KANA("ja"),
  HANGUL("ko"),
  ARABIC("ar fa ur ug ps ku ckb sd az pnb ks"),
  HEBREW("he yi"),
  GREEK("el"),
  DEVANAGARI("hi ne mr sa mai bho"),
  BENGALI("bn as"),
  THAI("th"),
  LAO("lo"),
  KHMER("km"),
  MYANMAR("my"),
  GEORGIAN("ka"),
  ARMENIAN("hy"),
  ETHIOPIC("am ti"),
  TAMIL("ta"),
  TELUGU("te"),
  KANNADA("kn"),
  MALAYALAM("ml"),
  GUJARATI("gu"),
  GURMUKHI("pa"),
  ORIYA("or"),
  SINHALA("si"),
  TIBETAN("bo dz"),
  MONGOLIAN("mn"),
  OTHER("dv sat"),
  NONE("");

  private static final int SAMPLE_CHARS = 1_500;
  private static final double MIN_KANA_SHARE = 0.1;
  private static final Script[] ALL = values();

  /** For every UTF-16 unit: the ordinal of the script of a letter, else of {@link #NONE}. */
  private static final byte[] OF_UNIT = new byte[Character.MAX_VALUE + 1];

  static {
    for (int unit = 0; unit < OF_UNIT.length; unit++) {
      OF_UNIT[unit] = (byte) (Character.isLetter(unit) ? ofLetter(unit) : NONE).ordinal();
    }
  }

  /** Separated and enclosed by spaces. */
  private final String languages;

  Script(String languages) {
    this.languages = " " + languages + " ";
  }

  /** Returns the script of most letters; kana if a tenth of Chinese characters and kana is kana. */
  public static Script of(String text) {
    int[] counts = new int[ALL.length];
    int length = Math.min(SAMPLE_CHARS, text.length());
    for (int i = 0; i < length; i++) {
      counts[OF_UNIT[text.charAt(i)]]++;
    }
    counts[NONE.ordinal()] = 0;
    counts[HAN.ordinal()] += counts[KANA.ordinal()];
    Script most = NONE;
    for (Script script : ALL) {
      most = counts[script.ordinal()] > counts[most.ordinal()] ? script : most;
    }
    boolean japanese = counts[KANA.ordinal()] > MIN_KANA_SHARE * counts[HAN.ordinal()];
    return most == HAN && japanese ? KANA : most;
  }

  /** Returns whether a language can be written in this script. */
  boolean writes(String tag) {
    String language = " " + DocumentLanguage.primary(tag) + " ";
    if (languages.contains(language)) {
      return true;
    }
    boolean hasOtherScript = false;
    for (Script script : ALL) {
      hasOtherScript |= script.languages.contains(language);
    }
    return this == LATIN && (!hasOtherScript || tag.toLowerCase(Locale.ROOT).contains("latn"));
  }

  /** Returns the most frequent language of the script; null for Latin and rare scripts. */
  @Nullable String language() {
    return this == LATIN || this == OTHER || this == NONE ? null : languages.strip().split(" ")[0];
  }

  private static Script ofLetter(int c) {
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
      case GEORGIAN -> GEORGIAN;
      case ARMENIAN -> ARMENIAN;
      case ETHIOPIC -> ETHIOPIC;
      case TAMIL -> TAMIL;
      case TELUGU -> TELUGU;
      case KANNADA -> KANNADA;
      case MALAYALAM -> MALAYALAM;
      case GUJARATI -> GUJARATI;
      case GURMUKHI -> GURMUKHI;
      case ORIYA -> ORIYA;
      case SINHALA -> SINHALA;
      case TIBETAN -> TIBETAN;
      case MONGOLIAN -> MONGOLIAN;
      default -> OTHER;
    };
  }
}
