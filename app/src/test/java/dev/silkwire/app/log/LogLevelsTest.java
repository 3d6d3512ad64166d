package dev.silkwire.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLevelsTest {
  @TempDir Path folder;
  private final LoggerContext context = new LoggerContext();

  @Test
  void levelsFollowTheFile() throws IOException {
    Path file = folder.resolve("levels.properties");
    LogLevels levels = new LogLevels(file, context);
    levels.check();
    assertThat(level("dev.silkwire.ingest")).isNull();

    Files.writeString(file, "dev.silkwire.ingest = DEBUG\ndev.silkwire.sink = loud\n");
    levels.check();
    assertThat(level("dev.silkwire.ingest")).isEqualTo(Level.DEBUG);
    assertThat(level("dev.silkwire.sink")).isNull();

    Files.writeString(file, "dev.silkwire.enrich = TRACE\n");
    levels.check();
    assertThat(level("dev.silkwire.ingest")).isNull();
    assertThat(level("dev.silkwire.enrich")).isEqualTo(Level.TRACE);

    Files.delete(file);
    levels.check();
    assertThat(level("dev.silkwire.enrich")).isNull();
  }

  private Level level(String logger) {
    return context.getLogger(logger).getLevel();
  }
}
