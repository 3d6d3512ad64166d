package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.markup.DocumentParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentSiteRulesTest {
  private static final String PAGE =
      "<html><head><title>t</title></head><body><h1>The first headline</h1>"
          + "<h2>The second headline</h2><p>Text of the page.</p></body></html>";

  @TempDir Path folder;
  private Path file;
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private ArticleExtractor extractor;

  @BeforeEach
  void startWithTheFirstHeadline() throws IOException {
    file = Files.writeString(folder.resolve("rules.txt"), "news.example title h1\n");
    extractor =
        new ArticleExtractor(
            new DateReader(),
            new CurrentSiteRules(file.toString(), () -> now),
            DocumentParser.standard());
    assertThat(title()).isEqualTo("The first headline");
  }

  private String title() {
    return extractor.extract(PAGE.getBytes(UTF_8), null, "https://news.example/a").title();
  }

  @Test
  void aChangedFileIsInForceAfterTheInterval() throws IOException {
    Files.writeString(file, "# changed\nnews.example title h2\n");
    assertThat(title()).isEqualTo("The first headline");

    now = now.plus(Duration.ofSeconds(2));
    assertThat(title()).isEqualTo("The second headline");
  }

  @Test
  void anInvalidOrMissingFileLeavesThePreviousRulesInForce() throws IOException {
    Files.writeString(file, "news.example headline\n");
    now = now.plus(Duration.ofSeconds(2));
    assertThat(title()).isEqualTo("The first headline");

    Files.delete(file);
    now = now.plus(Duration.ofSeconds(2));
    assertThat(title()).isEqualTo("The first headline");

    Files.writeString(file, "# corrected\nnews.example title h2\n");
    now = now.plus(Duration.ofSeconds(2));
    assertThat(title()).isEqualTo("The second headline");
  }
}
