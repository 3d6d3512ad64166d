package dev.silkwire.enrich.country;

import dev.silkwire.contract.Evidence;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import java.util.List;

/** How much more a mention weighs for where it stands: title and first paragraph weigh more. */
final class Prominence {
  private static final double TITLE = 2;
  private static final double FIRST_PARAGRAPH = 1.5;

  private final List<Passage> passages;
  private int endOfFirst = -1;

  Prominence(List<Passage> passages) {
    this.passages = passages;
  }

  double of(PlaceHit hit) {
    Passage passage = passages.get(hit.passage());
    if (passage.field() == Evidence.Field.TITLE) {
      return TITLE;
    }
    boolean first =
        passage.field() == Evidence.Field.TEXT && hit.from() <= endOfFirst(passage.text());
    return first ? FIRST_PARAGRAPH : 1;
  }

  private int endOfFirst(NormalText text) {
    if (endOfFirst < 0) {
      int end = 1;
      while (end < text.length() && text.cased(end) != '\n') {
        end++;
      }
      endOfFirst = end;
    }
    return endOfFirst;
  }
}
