package dev.silkwire.enrich.initiative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
  private static List<String> find(String regex, String text) {
    NormalText normal = Normalizer.normalize(text);
    return LinearPattern.of(regex).find(normal).stream()
        .map(span -> normal.cased(span.start(), span.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(?iu)пояс\\p{L}*\\s+и\\s+пут\\p{L}+ ; о Поясе и пути в Азии ; Поясе и пути",
        "пут(?:и|ь) ; распутье и путь ; путь",
        "\\p{IsHan}+ ; 一带一路 plan ; 一带一路",
        "\\u043bес ; лес ; лес",
        "(?u)a ; a ; a",
        "Средн(?:ий|его)\\s[Кк]оридор(?:а|у)? ; Средний коридоре, Средний коридор ; Средний коридор",
      })
  void findsWholeWordsAndAcceptsJavaSyntax(String regex, String text, String match) {
    assertThat(find(regex, text)).containsExactly(match);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(?<!a)b | lookahead and lookbehind cannot run in linear time",
        "a(?=b) | lookahead and lookbehind cannot run in linear time",
        "(a)\\1 | backreferences cannot run in linear time",
        "(( | missing closing )",
        "a++ | (the syntax is RE2's)",
        "a{1000} | repetitions multiply to more than 100",
        "((a{30}){30}){30} | repetitions multiply to more than 100",
        "a{99999999999} | repetitions multiply to more than 100",
        "(?:a?b?c?d?e?f?){30} | instructions once compiled; at most 150",
      })
  void aPatternThatCannotRunInLinearTimeIsRejected(String regex, String reason) {
    assertThatThrownBy(() -> LinearPattern.of(regex))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aPatternOfThousandsOfCharactersIsRejected() {
    assertThatThrownBy(() -> LinearPattern.of("(".repeat(5_000)))
        .hasMessageContaining("5000 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?s).*Silk.*Road.*zzz",
        "(a+)+zzz",
        "(?:a.*zzz|a)",
        "(?:\\p{L}*\\s*)*zzz",
        "(?:Silk |Road |a)*zzz"
      })
  void noPatternBlocksTheStage(String regex) {
    String text = "Silk Road ".repeat(7_500) + "a".repeat(75_000);
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> find(regex, text));
  }
}
