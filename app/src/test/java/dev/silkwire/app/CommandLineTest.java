package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.error.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      Silkwire.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  static Stream<String> verbs() {
    return Silkwire.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyCommandHasHelpWithAnExample(String verb) {
    assertThat(commandLine.execute(verb, "--help")).isZero();
    assertThat(out.toString()).contains("Example").contains("silkwire " + verb);
  }

  @Test
  void theHelpNamesEveryExitCode() {
    commandLine.execute("--help");
    assertThat(ExitCode.values())
        .allSatisfy(
            code -> assertThat(out.toString()).containsPattern("\\s" + code.number() + "\\s+\\w"));
  }

  @Test
  void anUnknownCommandGetsASuggestion() {
    assertThat(commandLine.execute("tial", "news.articles")).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("did you mean 'tail'?").contains("silkwire --help");
  }

  @Test
  void anUnknownOptionGetsASuggestion() {
    assertThat(commandLine.execute("tail", "x", "--form-beginning"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString())
        .contains("did you mean '--from-beginning'?")
        .contains("silkwire tail --help");
  }

  @Test
  void anUnreachableKafkaIsReportedWithTheRemedy() {
    assertThat(commandLine.execute("ledger", "--bootstrap", "127.0.0.1:1"))
        .isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(err.toString())
        .startsWith("silkwire: no Kafka answers at 127.0.0.1:1")
        .contains("--bootstrap")
        .doesNotContain("\tat ");
  }
}
