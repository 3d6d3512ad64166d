package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes one mention of a name and the short form that explains it: "Digital Silk Road (DSR)", "Belt
 * and Road, or B&amp;R, Initiative".
 */
final class Appositions {
  private static final int WIDEST_GAP = 32;
  private static final Pattern GAP =
      Pattern.compile(
          " *[(（\\[,，、]? *"
              + "(?:(?:or|also (?:known|called) as|also called|also known as|known as|called|dubbed"
              + "|abbreviated as|formerly|ou|o|oder|или|atau|hoặc|简称|簡稱|又称|又稱|即|أو) *)?"
              + "(?:(?:the|la|le) +)?");

  private Appositions() {}

  static List<InitiativeMention> merged(List<Passage> passages, List<Candidate> candidates) {
    List<InitiativeMention> merged = new ArrayList<>();
    for (Candidate c : candidates) {
      int last = merged.size() - 1;
      NormalText text = passages.get(c.passage()).text();
      if (last >= 0 && explains(text, merged.get(last), c)) {
        merged.set(last, merged.get(last).until(endOfBracket(text, merged.get(last).to(), c.to())));
      } else {
        merged.add(
            new InitiativeMention(
                c.id(), c.passage(), c.from(), c.to(), c.form().language(), true));
      }
    }
    return merged;
  }

  /** Behind the bracket that opened after the name, if it closes here. */
  private static int endOfBracket(NormalText text, int name, int end) {
    boolean open = text.cased(name, end).matches("(?s).*[(（\\[].*");
    boolean closes = end < text.length() && ")）]".indexOf(text.cased(end)) >= 0;
    return open && closes ? end + 1 : end;
  }

  private static boolean explains(NormalText text, InitiativeMention name, Candidate c) {
    int gap = c.from() - name.to();
    if (!name.id().equals(c.id()) || name.passage() != c.passage() || gap > WIDEST_GAP) {
      return false;
    }
    String between = text.cased(name.to(), c.from());
    return GAP.matcher(between).matches() && !between.strip().equals(",");
  }
}
