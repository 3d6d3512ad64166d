package dev.silkwire.enrich.country;

import dev.silkwire.contract.record.Evidence;
import dev.silkwire.enrich.place.PlaceHit;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.List;

/**
 * Weights of mentions by position: mentions in the title and in the lead have more weight. The lead
 * is the beginning of the text up to the first line end or sentence end after {@value
 * #MIN_LEAD_LENGTH} characters.
 */
final class Prominence {
  private static final double TITLE_WEIGHT = 2;
  private static final double LEAD_WEIGHT = 1.5;

  /** A shorter first line is a byline or a kicker. */
  private static final int MIN_LEAD_LENGTH = 100;

  /** Number of Latin letters that a character of a script without spaces counts for. */
  private static final int SPACELESS_LENGTH = 3;

  private static final String SENTENCE_ENDS = ".!?。！？؟۔।";

  private final List<Passage> passages;
  private int endOfLead = -1;

  Prominence(List<Passage> passages) {
    this.passages = passages;
  }

  /** Returns the factor of a mention: more than 1 in the title or the lead. */
  double weight(PlaceHit hit) {
    if (isInTitle(hit)) {
      return TITLE_WEIGHT;
    }
    return isInLead(hit) ? LEAD_WEIGHT : 1;
  }

  boolean isInTitle(PlaceHit hit) {
    return passages.get(hit.passage()).field() == Evidence.Field.TITLE;
  }

  /** Returns whether a mention is in the title or the lead. */
  boolean isInLead(PlaceHit hit) {
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

  /** Returns the end of the lead. */
  private static int findEnd(NormalText text) {
    int end = 0;
    int length = 0;
    while (end < text.length() && !(length >= MIN_LEAD_LENGTH && endsSentence(text, end))) {
      length += WordBoundaries.isSpaceless(text.folded(end)) ? SPACELESS_LENGTH : 1;
      end++;
    }
    return end;
  }

  private static boolean endsSentence(NormalText text, int at) {
    char c = text.cased(at);
    boolean isMark = SENTENCE_ENDS.indexOf(c) >= 0;
    boolean isFollowedBySpace = c > 0x3000 || at + 1 == text.length() || text.cased(at + 1) <= ' ';
    return c == '\n' || (isMark && isFollowedBySpace);
  }
}
