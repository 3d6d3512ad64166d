package dev.silkwire.enrich.sentence;

import dev.silkwire.enrich.text.NormalizedSpan;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of an article's passages and what stands around them. Only the lines that somebody
 * asks about are cut. Not thread-safe: one article, one finder.
 */
public final class SentenceFinder {
  private final List<Passage> passages;
  private final Map<Integer, TextLines> lines = new HashMap<>();
  private final Map<Line, List<Span>> cut = new HashMap<>();
  private final Map<Place, NormalizedSpan> words = new HashMap<>();
  private @Nullable SentenceSplitter sentences;

  private record Line(int passage, int number) {}

  /** A sentence of a line of a passage, each counted from 0. */
  private record Place(Line line, int number) {}

  public SentenceFinder(List<Passage> passages) {
    this.passages = passages;
  }

  /** The sentence of a passage at an offset of its original, in UTF-16 units. */
  public Span sentence(int passage, int offset) {
    Place place = place(passage, offset);
    return sentences(place.line).get(place.number);
  }

  /** The words of that sentence. */
  public NormalizedSpan words(int passage, int offset) {
    return words(place(passage, offset));
  }

  /**
   * The sentence at an offset of a passage's original with its neighbours. The title and the first
   * sentence of the text are neighbours.
   */
  public List<NormalizedSpan> around(int passage, int offset) {
    Place place = place(passage, offset);
    Place before = before(place);
    Place first = null;
    if (passage > 1) {
      first = first(0, 0);
    } else if (before == null && passages.size() > 1) {
      first = first(1 - passage, 0);
    }
    List<NormalizedSpan> around = new ArrayList<>(4);
    for (Place near : new Place[] {before, place, behind(place), first}) {
      if (near != null) {
        around.add(words(near));
      }
    }
    return around;
  }

  private Place place(int passage, int offset) {
    Line line = new Line(passage, lines(passage).at(offset));
    List<Span> here = sentences(line);
    int low = 0;
    int high = here.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (here.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return new Place(line, low);
  }

  private @Nullable Place before(Place place) {
    if (place.number > 0) {
      return new Place(place.line, place.number - 1);
    }
    if (place.line.number == 0) {
      return null;
    }
    Line line = new Line(place.line.passage, place.line.number - 1);
    return new Place(line, sentences(line).size() - 1);
  }

  private @Nullable Place behind(Place place) {
    return place.number + 1 < sentences(place.line).size()
        ? new Place(place.line, place.number + 1)
        : first(place.line.passage, place.line.number + 1);
  }

  private @Nullable Place first(int passage, int line) {
    return line < lines(passage).count() ? new Place(new Line(passage, line), 0) : null;
  }

  private NormalizedSpan words(Place place) {
    NormalizedSpan known = words.get(place);
    if (known == null) {
      Span sentence = sentences(place.line).get(place.number);
      known = new NormalizedSpan(passages.get(place.line.passage).text(), sentence);
      words.put(place, known);
    }
    return known;
  }

  private TextLines lines(int passage) {
    return lines.computeIfAbsent(passage, p -> new TextLines(passages.get(p).text().original()));
  }

  private List<Span> sentences(Line line) {
    List<Span> known = cut.get(line);
    if (known == null) {
      SentenceSplitter cutter = sentences == null ? new SentenceSplitter() : sentences;
      sentences = cutter;
      String text = passages.get(line.passage).text().original();
      known = cutter.of(text, lines(line.passage).line(line.number));
      cut.put(line, known);
    }
    return known;
  }
}
