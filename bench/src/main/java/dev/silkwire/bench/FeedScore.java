package dev.silkwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.parser.FeedParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts how many feeds are read correctly. Reads a folder of feeds ({@code NAME.xml}), each beside
 * the values to be read from it by JSON Pointer ({@code NAME.json}); prints each feed that is read
 * incorrectly, then the count.
 */
public final class FeedScore {
  private final FeedParser reader = new FeedParser(new DateReader());
  private int right;

  private FeedScore() {}

  /**
   * Runs over a folder.
   *
   * @param args the folder, by default the cases of module ingest
   */
  @SuppressWarnings("SystemOut") // This is what the program is for.
  public static void main(String[] args) throws IOException {
    String folder =
        args.length > 0 ? args[0] : "ingest/src/test/resources/dev/silkwire/ingest/feed/cases";
    new FeedScore().run(Path.of(folder), System.out);
  }

  private void run(Path folder, PrintStream out) throws IOException {
    List<Path> cases;
    try (Stream<Path> files = Files.list(folder)) {
      cases = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path wanted : cases) {
      add(wanted, out);
    }
    out.printf("feeds: %d of %d right%n", right, cases.size());
  }

  private void add(Path file, PrintStream out) throws IOException {
    JsonNode wanted = Json.mapper().readTree(file.toFile());
    JsonNode read = read(Path.of(file.toString().replaceFirst("json$", "xml")));
    List<String> wrong =
        wanted.properties().stream()
            .filter(value -> !value.getValue().asText().equals(text(read.at(value.getKey()))))
            .map(Map.Entry::getKey)
            .toList();
    if (wrong.isEmpty()) {
      right++;
    } else {
      out.printf("%s: wrong %s%n", file.getFileName(), wrong);
    }
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "null" : node.asText();
  }

  private JsonNode read(Path feed) throws IOException {
    byte[] bytes = Files.readAllBytes(feed);
    FeedParseResult reading =
        reader.parse(bytes, null, "https://feeds.example/x", Feed.Kind.SYNDICATION, null);
    return reading instanceof FeedParseResult.Parsed read
        ? Json.mapper().valueToTree(read.document())
        : Json.mapper().createObjectNode();
  }
}
