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
  void aCaptionThatSaysWhatTheTextSaysRepeatsIt() {
    List<Passage> passages = Passage.of("Lamu", LEDE + "\n" + REST, List.of("Photo: " + LEDE));
    RepeatedLines repetition = RepeatedLines.in(passages);

    assertThat(repetition.repeats(2, 10)).isTrue();
    assertThat(repetition.repeats(1, 10)).isFalse();
  }

  @Test
  void aStandfirstThatAnticipatesTheFirstParagraphIsTheOneLeftOut() {
    String standfirst = "The port of Lamu has opened a second berth for ships";
    RepeatedLines repetition =
        RepeatedLines.in(Passage.of("News", standfirst + "\n" + LEDE + "\n" + REST, List.of()));

    assertThat(repetition.repeats(1, 5)).isTrue();
    assertThat(repetition.repeats(1, standfirst.length() + 5)).isFalse();
  }

  @Test
  void aTitlePrintedAgainAboveTheTextCountsInTheTitleOnly() {
    RepeatedLines repetition = RepeatedLines.in(Passage.of(LEDE, LEDE + "\n" + REST, List.of()));

    assertThat(repetition.repeats(0, 5)).isFalse();
    assertThat(repetition.repeats(1, 5)).isTrue();
    assertThat(repetition.repeats(1, LEDE.length() + 5)).isFalse();
  }

  @Test
  void whatIsSaidOnceIsNoRepetition() {
    RepeatedLines repetition = RepeatedLines.in(Passage.of("Lamu", LEDE + "\n" + REST, List.of()));

    assertThat(repetition.repeats(1, 5)).isFalse();
  }
}
