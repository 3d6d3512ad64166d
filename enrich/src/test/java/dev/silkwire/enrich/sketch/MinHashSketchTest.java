package dev.silkwire.enrich.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinHashSketchTest {
  private static final String QUAKE =
      "A quake of magnitude 4.1 struck twelve kilometres north of Olden at 6:12 a.m. on Thursday,"
          + " the survey said. It hit at a depth of 9 kilometres. There were no reports of damage.";

  private final Shingles shingles = new Shingles();

  @Test
  void aSketchIsUnchangedByWritingAndReading() {
    MinHashSketch sketch = shingles.sketch("Quake near Olden", QUAKE);
    MinHashSketch read = MinHashSketch.fromBytes(sketch.toBytes());

    assertThat(read.toBytes()).isEqualTo(sketch.toBytes());
    assertThat(read.title().size()).isEqualTo(3);
    assertThat(read.opening().size()).isEqualTo(sketch.opening().size());
    assertThat(read.beginsWithin(sketch)).isTrue();
  }

  @Test
  void aSketchOfALongTextHasABoundedSize() {
    MinHashSketch sketch = shingles.sketch(QUAKE, (QUAKE + " Olden 7 Merrow ").repeat(500));

    assertThat(sketch.toBytes()).hasSizeLessThan(1_100);
  }

  @Test
  void aTruncatedSketchIsRejected() {
    byte[] bytes = shingles.sketch("Quake near Olden", QUAKE).toBytes();

    assertThatThrownBy(() -> MinHashSketch.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends too early");
  }

  @Test
  void namesWithinSentencesAndNumbersAreFacts() {
    Opening opening =
        shingles.sketch("", "Rovers beat United 2-1. Hale scored in Olden.").opening();

    assertThat(facts(opening)).isEqualTo("..###...#");
  }

  @Test
  void digitsOfAllScriptsHashAlike() {
    Opening arabic = shingles.sketch("", "بلغت ١٠٣ ملايين").opening();
    Opening latin = shingles.sketch("", "بلغت 103 ملايين").opening();

    assertThat(arabic.hash(1)).isEqualTo(latin.hash(1));
    assertThat(facts(arabic)).isEqualTo(".#.");
  }

  @Test
  void aCorrectedNumberReportsTheSameEventAndAnotherQuakeDoesNot() {
    MinHashSketch first = shingles.sketch("", QUAKE);
    String corrected = QUAKE.replace("4.1", "4.3");
    String another =
        corrected
            .replace("Olden at 6:12 a.m. on Thursday", "Merrow at 11:40 p.m. on Friday")
            .replace("depth of 9", "depth of 14");

    assertThat(new OpeningComparison(first, shingles.sketch("", corrected)).reportSameEvent(0.5))
        .isTrue();
    assertThat(new OpeningComparison(first, shingles.sketch("", another)).reportSameEvent(0.5))
        .isFalse();
  }

  private static String facts(Opening opening) {
    StringBuilder facts = new StringBuilder();
    for (int i = 0; i < opening.size(); i++) {
      facts.append(opening.isFact(i) ? '#' : '.');
    }
    return facts.toString();
  }
}
