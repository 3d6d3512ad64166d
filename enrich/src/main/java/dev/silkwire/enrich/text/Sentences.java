package dev.silkwire.enrich.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into sentences, as Unicode Annex 29 does, with the abbreviations that CLDR knows
 * ("Mr.", "U.S.") and never across lines. Offsets are UTF-16 units.
 */
public final class Sentences {
  private static final ULocale RULES = ULocale.forLanguageTag("en-u-ss-standard");

  private Sentences() {}

  /** The sentences in reading order, without the space around them. */
  public static List<Span> of(String text) {
    List<Span> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(RULES);
    int line = 0;
    while (line < text.length()) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end;
      split(breaks, text, new Span(line, end), sentences);
      line = end + 1;
    }
    return sentences;
  }

  private static void split(BreakIterator breaks, String text, Span line, List<Span> sentences) {
    breaks.setText(text.substring(line.start(), line.end()));
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      addStripped(text, line.start() + start, line.start() + end, sentences);
      start = end;
    }
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
    if (from < to) {
      sentences.add(new Span(from, to));
    }
  }
}
