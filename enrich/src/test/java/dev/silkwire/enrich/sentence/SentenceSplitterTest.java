package dev.silkwire.enrich.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.enrich.text.Passage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceSplitterTest {

  static List<List<String>> cases() {
    return List.of(
        List.of("Mr. Li spoke.", "He left."),
        List.of("The U.S. dollar fell.", "Laos gained."),
        List.of("数据中心投入运营。", "项目方表示，这是最新进展！", "真的吗？"),
        List.of("هل هذا صحيح؟", "نعم."),
        List.of("A headline without a stop", "Then a line of its own."),
        List.of("He paid 3.5 billion.", "\"Enough,\" she said."));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void splitsAtSentenceEnds(List<String> sentences) {
    String text =
        String.join(sentences.get(0).startsWith("A headline") ? "\n" : " ", sentences)
            .replace("。 ", "。")
            .replace("！ ", "！");
    SentenceFinder finder = new SentenceFinder(Passage.of("", text, List.of()));
    List<String> found =
        IntStream.range(0, text.length())
            .mapToObj(i -> finder.sentence(1, i))
            .distinct()
            .map(s -> text.substring(s.start(), s.end()))
            .toList();
    assertThat(found).containsExactlyElementsOf(sentences);
  }
}
