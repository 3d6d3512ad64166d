package dev.silkwire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.parser.FeedParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case is a feed in {@code cases} with a file of expected values by JSON Pointer beside it.
 * {@code FeedScore} in module bench counts the same cases.
 */
class FeedCasesTest {
  private static final Path CASES = Path.of("src/test/resources/dev/silkwire/ingest/feed/cases");

  private final FeedParser reader = new FeedParser(new DateReader());

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".json"))
          .map(f -> f.replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRead(String name) throws IOException {
    byte[] xml = Files.readAllBytes(CASES.resolve(name + ".xml"));
    FeedParseResult result =
        reader.parse(xml, null, "https://feeds.example/x", Feed.Kind.SYNDICATION, null);
    JsonNode read = Json.mapper().valueToTree(((FeedParseResult.Parsed) result).document());
    JsonNode wanted = Json.mapper().readTree(CASES.resolve(name + ".json").toFile());

    wanted
        .properties()
        .forEach(
            value ->
                assertThat(read.at(value.getKey()).asText(null))
                    .isEqualTo(value.getValue().asText(null)));
  }
}
