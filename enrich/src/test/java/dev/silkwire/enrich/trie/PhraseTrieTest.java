package dev.silkwire.enrich.trie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTrieTest {

  private static List<String> found(String text, String... phrases) {
    PhraseTrie.Builder<String> builder = new PhraseTrie.Builder<>();
    for (String phrase : phrases) {
      builder.add(phrase, CaseRule.PROPER, phrase);
    }
    NormalText normal = Normalizer.normalize(text);
    return builder.build().find(normal, v -> true).stream()
        .map(m -> normal.cased(m.from(), m.to()))
        .toList();
  }

  @Test
  void theLongestPhraseWins() {
    assertThat(found("Papua New Guinea and Guinea", "Guinea", "New Guinea", "Papua New Guinea"))
        .containsExactly("Papua New Guinea", "Guinea");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "in Mali today | Mali | Mali",
        "formalizing | Mali | -",
        "in mali | Mali | -",
        "IN KENYA, | Kenya | KENYA",
        "IN MALI | Mali | MALI",
        "tell us | US | -",
        "在中国企业 | 中国 | 中国",
        "مع الصين | الصين | الصين",
        "والصين | الصين | الصين",
        "بمصر | مصر | مصر",
        "ومصر | مصر | مصر",
        "تمصر | مصر | -",
        "중국은 | 중국 | 중국",
        "중국집 | 중국 | -",
        "タイヤ | タイ | -",
        "タイ政府 | タイ | タイ",
        "B&R alliance | B&R | B&R",
        "PB&R | B&R | -",
        "China-Pakistan | Pakistan | Pakistan",
      })
  void wordsEndByTheRulesOfTheirScript(String text, String phrase, String wanted) {
    List<String> hits = found(text, phrase);
    assertThat(hits.isEmpty() ? null : hits.get(0)).isEqualTo(wanted);
  }

  @Test
  void findsTheSameAsASearchAtEveryPosition() {
    Random random = new Random(7);
    String[] phrases = {"ab", "ab c", "b", "c a", "abc", "a b c"};
    for (int n = 0; n < 500; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append("abc  ".charAt(random.nextInt(5)));
      }
      String spelled =
          Normalizer.normalize(text.toString())
              .cased(0, Normalizer.normalize(text.toString()).length());
      assertThat(found(text.toString(), phrases)).isEqualTo(slowly(spelled, phrases));
    }
  }

  private static List<String> slowly(String text, String... phrases) {
    List<String> hits = new java.util.ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      String best = "";
      for (String p : phrases) {
        boolean starts = i == 0 || text.charAt(i - 1) == ' ';
        int end = i + p.length();
        boolean ends = end == text.length() || (end < text.length() && text.charAt(end) == ' ');
        if (starts && ends && text.startsWith(p, i) && p.length() > best.length()) {
          best = p;
        }
      }
      if (!best.isEmpty()) {
        hits.add(best);
      }
      i += Math.max(1, best.length());
    }
    return hits;
  }
}
