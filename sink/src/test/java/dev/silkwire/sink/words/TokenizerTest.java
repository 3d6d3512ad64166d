package dev.silkwire.sink.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Cranes for Mombasa; cranes for mombasa",
        "Le câble d'Abidjan; le cable d abidjan",
        "ÎLE Straße İstanbul; ile straße istanbul",
        "Ёлка Йод; елка иод",
        "ελληνικά; ελληνικα",
        "5G, B2B & 100%; 5g b2b 100",
        "ﬁnance Ａ１; finance a1",
        "一带一路; 一带 带一 一路 路",
        "中; 中",
        "第5代; 第 5 代",
        "APEC会议; apec 会议 议",
        "한국어; 한국 국어 어",
        "がく; がく く",
        "हिन्दी भाषा; हिन्दी भाषा",
        "مَرْحَبًا; مرحبا",
        "zero\u200Bwidth; zerowidth",
        "e\u0301te\u0301; ete",
      })
  void aTextIsSplitIntoWords(String text, String words) {
    assertThat(String.join(" ", Tokenizer.of(List.of(text)))).isEqualTo(words);
  }

  @Test
  void marksStayWithTheirLetterWhereTheyMakeAnother() {
    assertThat(Tokenizer.of(List.of("ท่าเรือ"))).containsExactly("ท่า", "าเ", "เรื", "รือ", "อ");
  }

  @Test
  void noPhraseSpansTitleAndText() {
    assertThat(Tokenizer.of(List.of("A b", "c d")))
        .containsExactly("a", "b", Tokenizer.BREAK, "c", "d");
  }

  @Test
  void theNumberOfWordsIsLimited() {
    assertThat(Tokenizer.of(List.of("word ".repeat(20_000)))).hasSize(16_000);
    assertThat(Tokenizer.of(List.of("x".repeat(5000)))).containsExactly("x".repeat(40));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "belt road; (\"belt\" AND \"road\"); ('belt') & ('road')",
        "\"belt and road\"; (\"belt and road\"); ('belt' <-> 'and' <-> 'road')",
        "\"belt and; (\"belt and\"); ('belt' <-> 'and')",
        "port -rail; (\"port\") NOT \"rail\"; ('port') & !('rail')",
        "moz*; (\"moz\" *); ('moz':*)",
        "d'Abidjan; (\"d abidjan\"); ('d' <-> 'abidjan')",
        "一带一路; (\"一带 带一 一路\"); ('一带' <-> '带一' <-> '一路')",
        "路; (\"路\" *); ('路':*)",
        "a' | 'b; (\"a\" AND \"b\"); ('a') & ('b')",
        "NEAR OR (x); (\"near\" AND \"or\" AND \"x\"); ('near') & ('or') & ('x')",
      })
  void aQueryHasTheSameMeaningInBothDatabases(String text, String fts5, String tsquery) {
    IndexQuery sought = new IndexQuery(WordQuery.parse(text), List.of(), List.of());

    assertThat(sought.fts5()).isEqualTo(fts5);
    assertThat(sought.tsquery()).isEqualTo(tsquery);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "\"\"", "-rail", "  ", "…"})
  void aQueryWithoutAWordIsRejected(String text) {
    assertThatThrownBy(() -> WordQuery.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
