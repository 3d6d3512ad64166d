package dev.silkwire.enrich.sentence;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence splitter: the rules of Unicode Annex 29 with the abbreviations of CLDR ("Mr.",
 * "U.S."). Sentences never span lines. Offsets are UTF-16 units. Not thread-safe.
 */
final class SentenceSplitter {
  /** Longer sentences are tables or noise, and are split anywhere. */
  private static final int MAX_SENTENCE_LENGTH = 2_000;

  private static final char NEXT_LINE = 0x85;
  private static final char AFTER_LATIN = 0x370;

  /** A prototype: cloning is much faster than building the rules. */
  private static final BreakIterator RULES =
      BreakIterator.getSentenceInstance(ULocale.forLanguageTag("en-u-ss-standard"));

  private final BreakIterator breaks = RULES.clone();

  /** Returns the sentences of a line, in order, without surrounding space. */
  List<Span> split(String text, Span line) {
    List<Span> sentences = new ArrayList<>();
    if (isSingleSentence(text, line)) {
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
   * Returns whether a line is certainly one sentence: it is in Latin script, with a sentence end at
   * most at its last character. This check avoids most of the work for short paragraphs.
   */
  private static boolean isSingleSentence(String text, Span line) {
    for (int i = line.start(); i < line.end(); i++) {
      char c = text.charAt(i);
      boolean continuesSentence = c >= ' ' && c < AFTER_LATIN && c != '.' && c != '!' && c != '?';
      if (!(continuesSentence && c != NEXT_LINE) && i + 1 < line.end()) {
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
    while (to - from > MAX_SENTENCE_LENGTH) {
      int cut =
          from
              + MAX_SENTENCE_LENGTH
              - (Character.isLowSurrogate(text.charAt(from + MAX_SENTENCE_LENGTH)) ? 1 : 0);
      sentences.add(new Span(from, cut));
      from = cut;
    }
    if (from < to) {
      sentences.add(new Span(from, to));
    }
  }
}
