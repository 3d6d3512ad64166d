package dev.silkwire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.Silkwire;
import dev.silkwire.app.error.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TagAndCatalogueTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      Silkwire.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text).toString();
  }

  @Test
  void tagsAreJsonWithRegionsAndCountriesRolledUp() throws IOException {
    String story = file("Canal\nHong Kong, ASEAN and the Belt and Road Initiative.");

    assertThat(commandLine.execute("tag", "--roll-up", "HK=CN", story)).isZero();
    assertThat(out.toString())
        .contains("\"id\":\"bri\"", "\"code\":\"CN\"", "\"regions\":[{\"id\":\"asean\"")
        .doesNotContain("\"HK\"");
  }

  @Test
  void explainPrintsReasonsAsText() throws IOException {
    String story = file("Canal\nKenya joined the Belt and Road Initiative, said the China Daily.");

    assertThat(commandLine.execute("tag", "--explain", story)).isZero();
    assertThat(out.toString())
        .contains("initiative bri, once", "country KE, once, as mentioned, in focus")
        .contains("\"China Daily\" (CN) in the text: hides a place: outlet")
        .contains("weight 1.5");
  }

  @Test
  void anInvalidRollUpIsAUsageError() throws IOException {
    assertThat(commandLine.execute("tag", "--roll-up", "HK", file("Canal")))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("HK=CN");
  }

  @Test
  void placeWordsOfAnOperatorGoFirst() throws IOException {
    Path places = folder.resolve("places.yaml");
    Files.writeString(places, "places: [{country: KZ, forms: Heronland}]\nhidden: [Peru Coffee]");
    String story = file("Harvest\nPeru Coffee sells to Heronland.");
    assertThat(commandLine.execute("tag", "--places", places.toString(), story)).isZero();
    assertThat(out.toString()).contains("\"KZ\"").doesNotContain("\"PE\"");

    Files.writeString(places, "hidden:\n- Peru Coffee\n- [a, b]");
    assertThat(commandLine.execute("tag", "--places", places.toString(), story))
        .isEqualTo(ExitCode.PROBLEMS_FOUND.number());
    assertThat(err.toString()).contains("line 3: a form must be a word, not [\"a\",\"b\"]");
  }

  @Test
  void anInvalidCatalogueIsRejectedWithLineAndReason() throws IOException {
    String catalogue =
        file(
            """
            initiatives:
            - id: heron-canal
              name: Heron Canal
              parnet: dam
              en: [Heron Canal]
            """);

    assertThat(commandLine.execute("catalogue", "check", catalogue))
        .isEqualTo(ExitCode.PROBLEMS_FOUND.number());
    assertThat(err.toString()).contains("file:2: unknown key 'parnet': did you mean 'parent'?");
  }

  @Test
  void doubtfulEntriesAreErrorsOnlyWhenStrict() throws IOException {
    String catalogue =
        file("initiatives:\n- {id: heron-canal, name: Heron Canal, en: [corridor]}\n");

    assertThat(commandLine.execute("catalogue", "check", catalogue)).isZero();
    assertThat(out.toString())
        .contains("file:2: doubtful: 'heron-canal': form 'corridor'", "1 doubtful");
    assertThat(commandLine.execute("catalogue", "check", "--strict", catalogue))
        .isEqualTo(ExitCode.PROBLEMS_FOUND.number());
  }
}
