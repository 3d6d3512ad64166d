package dev.silkwire.enrich.sentence;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into sentences, as Unicode Annex 29 does, with the abbreviations that CLDR knows
 * ("Mr.", "U.S.") and never across lines. Offsets are UTF-16 units. Not thread-safe: one article,
 * one cutter.
 */
final class SentenceSplitter {
  /** What is longer is no sentence but a table or noise, and is cut anywhere. */
  private static final int LONGEST = 2_000;

  private static final char NEXT_LINE = 0x85;
  private static final char BEHIND_LATIN = 0x370;

  /** Only ever cloned, which is much cheaper than making one. */
  private static final BreakIterator RULES =
      BreakIterator.getSentenceInstance(ULocale.forLanguageTag("en-u-ss-standard"));

  private final BreakIterator breaks = RULES.clone();

  /** The sentences of a line in reading order, without the space around them. */
  List<Span> of(String text, Span line) {
    List<Span> sentences = new ArrayList<>();
    if (isOne(text, line)) {
      addStripped(text, line.start(), line.end(), sentences);
      return sentences;
    }
    breaks.setText(text.substring(line.start(), line.end()));
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      addStripped(text, line.start() + start, line.start() + end, sentences);
      start = end;
    }
    return sentences;
  }

  /**
   * Whether a line surely is one sentence: Latin letters, none of which but the last ends one. It
   * spares most of the work where paragraphs are short.
   */
  private static boolean isOne(String text, Span line) {
    for (int i = line.start(); i < line.end(); i++) {
      char c = text.charAt(i);
      boolean goesOn = c >= ' ' && c < BEHIND_LATIN && c != '.' && c != '!' && c != '?';
      if (!(goesOn && c != NEXT_LINE) && i + 1 < line.end()) {
        return false;
      }
    }
    return true;
  }

  private static void addStripped(String text, int start, int end, List<Span> sentences) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    while (to - from > LONGEST) {
      int cut = from + LONGEST - (Character.isLowSurrogate(text.charAt(from + LONGEST)) ? 1 : 0);
      sentences.add(new Span(from, cut));
      from = cut;
    }
    if (from < to) {
      sentences.add(new Span(from, to));
    }
  }
}
