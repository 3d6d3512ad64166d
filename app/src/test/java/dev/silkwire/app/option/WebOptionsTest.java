package dev.silkwire.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.IngestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The settings with which commands fetch. */
class WebOptionsTest {
  @TempDir private Path folder;

  @Command
  private static final class Verb {
    @Mixin private WebOptions web = new WebOptions();
  }

  @Test
  void fetchingUsesTheSettings() throws IOException {
    IngestConfig settings = given("--config", settings().toString());

    assertThat(settings.userAgent()).isEqualTo("press-desk/2 (+https://desk.example/bot)");
    assertThat(settings.maxItems()).isEqualTo(7);
    assertThat(settings.allow()).containsExactly("10.1.0.0/16");
  }

  @Test
  void theAllowFlagOverridesTheSettings() throws IOException {
    IngestConfig settings =
        given("--config", settings().toString(), "--allow", "10.2.0.0/16,10.3.0.0/16");

    assertThat(settings.allow()).containsExactly("10.2.0.0/16", "10.3.0.0/16");
    assertThat(settings.maxItems()).isEqualTo(7);
  }

  private static IngestConfig given(String... arguments) {
    Verb verb = new Verb();
    new CommandLine(verb).parseArgs(arguments);
    return verb.web.ingest();
  }

  private Path settings() throws IOException {
    return Files.writeString(
        folder.resolve("silkwire.yaml"),
        """
        ingest:
          userAgent: press-desk/2 (+https://desk.example/bot)
          maxItems: 7
          allow: 10.1.0.0/16
        """);
  }
}
