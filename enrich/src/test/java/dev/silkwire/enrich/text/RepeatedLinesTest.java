package dev.silkwire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {
  private static final String LEDE =
      "The port of Lamu has opened a second berth for ships that carry grain and steel.";
  private static final String REST =
      "Its managers hope that traders from three countries will send their goods through it.";

  @Test
  void aCaptionThatRepeatsTheTextDoesNotCount() {
    List<Passage> passages = Passage.of("Lamu", LEDE + "\n" + REST, List.of("Photo: " + LEDE));
    RepeatedLines repeatedLines = RepeatedLines.in(passages);

    assertThat(repeatedLines.repeats(2, 10)).isTrue();
    assertThat(repeatedLines.repeats(1, 10)).isFalse();
  }

  @Test
  void aStandfirstThatRepeatsTheFirstParagraphDoesNotCount() {
    String standfirst = "The port of Lamu has opened a second berth for ships";
    RepeatedLines repeatedLines =
        RepeatedLines.in(Passage.of("News", standfirst + "\n" + LEDE + "\n" + REST, List.of()));

    assertThat(repeatedLines.repeats(1, 5)).isTrue();
    assertThat(repeatedLines.repeats(1, standfirst.length() + 5)).isFalse();
  }

  @Test
  void aTitleRepeatedInTheTextCountsOnce() {
    RepeatedLines repeatedLines = RepeatedLines.in(Passage.of(LEDE, LEDE + "\n" + REST, List.of()));

    assertThat(repeatedLines.repeats(0, 5)).isFalse();
    assertThat(repeatedLines.repeats(1, 5)).isTrue();
    assertThat(repeatedLines.repeats(1, LEDE.length() + 5)).isFalse();
  }

  @Test
  void aLineThatOccursOnceIsNotARepetition() {
    RepeatedLines repeatedLines =
        RepeatedLines.in(Passage.of("Lamu", LEDE + "\n" + REST, List.of()));

    assertThat(repeatedLines.repeats(1, 5)).isFalse();
  }
}
