package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a cell is written. */
class CsvTest {
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
  @CsvSource(
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
      })
  void aCellIsWrittenSoThatNothingRuns(String text, String cell) {
    assertThat(Csv.of(new One(text))).isEqualTo("text\r\n" + cell + "\r\n");
  }
}
