package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.sink.view.Listing;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a cell is written. */
class CsvWriterTest {
  private record Cell(String text) {}

  private record One(String text) implements Listing {
    @Override
    public String next() {
      return null;
    }

    @Override
    public List<Cell> table() {
      return List.of(new Cell(text));
    }

    @Override
    public Class<Cell> rowType() {
      return Cell.class;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n=1+1", "\r=1+1", "\r\n@x", " \n-1", "  =1+1", "\r"})
  void whatSpreadsheetsSkipDoesNotHideAFormula(String text) {
    assertThat(CsvWriter.of(new One(text)).substring("text\r\n".length())).matches("(?s)\"?'.*");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "plain|plain",
        "a, b|\"a, b\"",
        "say \"so\"|\"say \"\"so\"\"\"",
        "=1+1|'=1+1",
        "@SUM(A1)|'@SUM(A1)",
        "-5, +3|\"'-5, +3\"",
        "一带一路|一带一路",
        "＝1+1|'＝1+1",
        "＋1|'＋1",
        "－1|'－1",
        "＠SUM(A1)|'＠SUM(A1)",
        "\u22121|'\u22121",
        "\t=1+1|'\t=1+1",
        "\tplain|'\tplain",
        "\u00a0=1+1|'\u00a0=1+1",
        "\u3000＝1|'\u3000＝1",
        "\ufeff=1+1|'\ufeff=1+1",
        "\u200b\u2060@x|'\u200b\u2060@x",
        "\u202e=1+1|'=1+1",
        "a=b|a=b",
        "abc\u202edef|abcdef",
      })
  void aCellIsWrittenSoThatNothingRuns(String text, String cell) {
    assertThat(CsvWriter.of(new One(text))).isEqualTo("text\r\n" + cell + "\r\n");
  }
}
