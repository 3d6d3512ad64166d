package dev.silkwire.enrich.text;

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
  private static final char LINE_END = '\n';

  private final List<Passage> passages;
  private final Map<Line, List<Span>> cut = new HashMap<>();
  private @Nullable Sentences sentences;

  private record Line(int passage, Span units) {}

  private record Place(int passage, Span sentence) {}

  public SentenceFinder(List<Passage> passages) {
    this.passages = passages;
  }

  /** The sentence of a passage at an offset of its original, in UTF-16 units. */
  public Span sentence(int passage, int offset) {
    Line line = lineAt(passage, offset);
    for (Span sentence : sentences(line)) {
      if (offset < sentence.end()) {
        return sentence;
      }
    }
    return line.units;
  }

  /** The words of that sentence, spelled one way. */
  public String words(int passage, int offset) {
    return words(new Place(passage, sentence(passage, offset)));
  }

  /**
   * The sentence at an offset of a passage's original with its neighbours, spelled one way. The
   * title and the first sentence of the text are neighbours.
   */
  public List<String> around(int passage, int offset) {
    Span sentence = sentence(passage, offset);
    @Nullable Place before = before(passage, sentence);
    List<@Nullable Place> around = new ArrayList<>(4);
    around.add(before);
    around.add(new Place(passage, sentence));
    around.add(from(passage, sentence.end()));
    if (passage > 1) {
      around.add(from(0, 0));
    } else if (before == null && passages.size() > 1) {
      around.add(from(1 - passage, 0));
    }
    return around.stream().flatMap(java.util.stream.Stream::ofNullable).map(this::words).toList();
  }

  /** The last sentence that ends before another. */
  private @Nullable Place before(int passage, Span sentence) {
    Line line = lineAt(passage, sentence.start());
    while (true) {
      List<Span> here = sentences(line);
      for (int i = here.size() - 1; i >= 0; i--) {
        if (here.get(i).end() <= sentence.start()) {
          return new Place(passage, here.get(i));
        }
      }
      if (line.units.start() == 0) {
        return null;
      }
      line = lineAt(passage, line.units.start() - 1);
    }
  }

  /** The first sentence that begins at an offset or behind it. */
  private @Nullable Place from(int passage, int offset) {
    int length = original(passage).length();
    int at = offset;
    while (at <= length) {
      Line line = lineAt(passage, at);
      for (Span sentence : sentences(line)) {
        if (sentence.start() >= offset) {
          return new Place(passage, sentence);
        }
      }
      at = line.units.end() + 1;
    }
    return null;
  }

  private String words(Place place) {
    NormalText text = passages.get(place.passage).text();
    return text.cased(text.at(place.sentence.start()), text.at(place.sentence.end()));
  }

  /** The line that an offset is on; a line's end belongs to it. */
  private Line lineAt(int passage, int offset) {
    String text = original(passage);
    int start = offset == 0 ? 0 : text.lastIndexOf(LINE_END, offset - 1) + 1;
    int end = text.indexOf(LINE_END, offset);
    return new Line(passage, new Span(start, end < 0 ? text.length() : end));
  }

  private List<Span> sentences(Line line) {
    List<Span> known = cut.get(line);
    if (known == null) {
      known =
          line.units.length() == 0 ? List.of() : cutter().of(original(line.passage), line.units);
      cut.put(line, known);
    }
    return known;
  }

  private Sentences cutter() {
    Sentences cutter = sentences == null ? new Sentences() : sentences;
    sentences = cutter;
    return cutter;
  }

  private String original(int passage) {
    return passages.get(passage).text().original();
  }
}
