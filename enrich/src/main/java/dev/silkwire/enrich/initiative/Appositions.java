package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Merges a name and an apposition with its short form into one mention: "Digital Silk Road (DSR)",
 * "Belt and Road, or B&amp;R, Initiative".
 */
final class Appositions {
  private static final int MAX_GAP_CHARS = 32;
  private static final Pattern GAP_PATTERN =
      Pattern.compile(
          " *[(（\\[,，、]? *"
              + "(?:(?:or|also (?:known|called) as|also called|also known as|known as|called|dubbed"
              + "|abbreviated as|formerly|ou|o|oder|или|atau|hoặc|简称|簡稱|又称|又稱|即|أو) *)?"
              + "(?:(?:the|la|le) +)?");

  private Appositions() {}

  /** Converts candidates to mentions, merging appositions. */
  static List<InitiativeMention> merge(List<Passage> passages, List<Candidate> candidates) {
    List<InitiativeMention> mentions = new ArrayList<>();
    for (Candidate c : candidates) {
      int last = mentions.size() - 1;
      NormalText text = passages.get(c.passage()).text();
      if (last >= 0 && isApposition(text, mentions.get(last), c)) {
        InitiativeMention name = mentions.get(last);
        mentions.set(last, name.withEnd(endOfBracket(text, name.to(), c.to())));
      } else {
        mentions.add(
            new InitiativeMention(
                c.id(), c.passage(), c.from(), c.to(), c.form().language(), true));
      }
    }
    return mentions;
  }

  /** Returns the end, including the closing bracket if one opened after the name. */
  private static int endOfBracket(NormalText text, int name, int end) {
    boolean open = text.cased(name, end).matches("(?s).*[(（\\[].*");
    boolean closes = end < text.length() && ")）]".indexOf(text.cased(end)) >= 0;
    return open && closes ? end + 1 : end;
  }

  private static boolean isApposition(NormalText text, InitiativeMention name, Candidate c) {
    int gap = c.from() - name.to();
    if (!name.id().equals(c.id()) || name.passage() != c.passage() || gap > MAX_GAP_CHARS) {
      return false;
    }
    String between = text.cased(name.to(), c.from());
    return GAP_PATTERN.matcher(between).matches() && !between.strip().equals(",");
  }
}
