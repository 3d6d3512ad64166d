package dev.silkwire.enrich.text;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an article: the title, the text or one caption.
 *
 * @param field the field
 * @param index index of the caption, from 0; null for other fields
 * @param text the normalized text
 */
public record Passage(Evidence.Field field, @Nullable Integer index, NormalText text) {

  /** Returns title, text and captions in this order; empty fields are included. */
  public static List<Passage> of(String title, String text, List<String> captions) {
    List<Passage> passages = new ArrayList<>(2 + captions.size());
    passages.add(new Passage(Evidence.Field.TITLE, null, Normalizer.normalize(title)));
    passages.add(new Passage(Evidence.Field.TEXT, null, Normalizer.normalize(text)));
    for (int i = 0; i < captions.size(); i++) {
      passages.add(new Passage(Evidence.Field.CAPTION, i, Normalizer.normalize(captions.get(i))));
    }
    return passages;
  }

  /** Returns a span of the normalized text as evidence, with code point offsets. */
  public Evidence evidence(int from, int to, @Nullable String language) {
    Span units = text.inOriginal(from, to);
    Span points = text.codePoints(units);
    String surface =
        StorableText.fit(
            text.original().substring(units.start(), units.end()), FieldLimits.SURFACE);
    return new Evidence(surface, field, index, points.start(), points.end(), language);
  }
}
