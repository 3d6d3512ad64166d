package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.sink.view.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private record Outlet(String name, String domain) {}

  private record Row(
      String title, Outlet outlet, int revision, double score, boolean seen, List<String> tags) {}

  private record Rows(List<Row> table) implements Listing {
    @Override
    public Class<Row> rowType() {
      return Row.class;
    }
  }

  /** The bytes that the hand-written CSV of earlier versions had. */
  @Test
  void aTableIsRfc4180() {
    Row first =
        new Row("Rail, \"road\"\nand sea", new Outlet("Post", null), -3, 0.5, true, List.of());
    Row second =
        new Row(
            "x".repeat(50) + " # \\ ; | '",
            new Outlet("", "a.b"),
            2,
            1e9,
            false,
            List.of("a", "b"));
    Row third = new Row("#1", new Outlet(" padded ", "\t"), 0, 0, false, List.of("=1", "b,c"));
    assertThat(CsvWriter.of(new Rows(List.of(first, second, third))))
        .isEqualTo(
            "title,outlet_name,outlet_domain,revision,score,seen,tags\r\n"
                + "\"Rail, \"\"road\"\"\nand sea\",Post,,-3,0.5,true,\r\n"
                + "x".repeat(50)
                + " # \\ ; | ',,a.b,2,1.0E9,false,a; b\r\n"
                + "#1, padded ,'\t,0,0.0,false,\"'=1; b,c\"\r\n");
  }

  @Test
  void aTableWithoutRowsIsItsHeader() {
    assertThat(CsvWriter.of(new Rows(List.of())))
        .isEqualTo("title,outlet_name,outlet_domain,revision,score,seen,tags\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n=1+1", "\r=1+1", "\r\n@x", " \n-1", "  =1+1", "\r"})
  void charactersThatSpreadsheetsSkipDoNotHideAFormula(String text) {
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
  void textIsQuotedAndFormulasAreEscaped(String text, String cell) {
    assertThat(CsvWriter.of(new One(text))).isEqualTo("text\r\n" + cell + "\r\n");
  }
}
