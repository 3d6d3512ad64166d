package dev.silkwire.enrich.country;

import dev.silkwire.contract.Evidence;
import dev.silkwire.enrich.place.PlaceHit;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.List;

/**
 * How much more a mention weighs for where it stands: title and lead weigh more. The lead is where
 * a report says who did what and where; a text in one paragraph has one too.
 */
final class Prominence {
  private static final double TITLE = 2;
  private static final double LEAD = 1.5;

  /** A shorter first line is a byline or a kicker. */
  private static final int SHORTEST_LEAD = 100;

  /** How much of a Latin word's place a character of a script without spaces takes. */
  private static final int DENSE = 3;

  private static final String ENDS_SENTENCE = ".!?。！？؟۔।";

  private final List<Passage> passages;
  private int endOfLead = -1;

  Prominence(List<Passage> passages) {
    this.passages = passages;
  }

  double of(PlaceHit hit) {
    if (isInTitle(hit)) {
      return TITLE;
    }
    return leads(hit) ? LEAD : 1;
  }

  boolean isInTitle(PlaceHit hit) {
    return passages.get(hit.passage()).field() == Evidence.Field.TITLE;
  }

  /** Whether a mention stands in the title or the lead. */
  boolean leads(PlaceHit hit) {
    Passage passage = passages.get(hit.passage());
    return switch (passage.field()) {
      case TITLE -> true;
      case TEXT -> hit.from() <= endOfLead(passage.text());
      case CAPTION -> false;
    };
  }

  private int endOfLead(NormalText text) {
    if (endOfLead < 0) {
      endOfLead = findEnd(text);
    }
    return endOfLead;
  }

  /** The end of the first line or sentence that makes the beginning long enough. */
  private static int findEnd(NormalText text) {
    int end = 0;
    int said = 0;
    while (end < text.length() && !(said >= SHORTEST_LEAD && endsSentence(text, end))) {
      said += WordBoundaries.isSpaceless(text.folded(end)) ? DENSE : 1;
      end++;
    }
    return end;
  }

  private static boolean endsSentence(NormalText text, int at) {
    char c = text.cased(at);
    boolean mark = ENDS_SENTENCE.indexOf(c) >= 0;
    boolean spaced = c > 0x3000 || at + 1 == text.length() || text.cased(at + 1) <= ' ';
    return c == '\n' || (mark && spaced);
  }
}
