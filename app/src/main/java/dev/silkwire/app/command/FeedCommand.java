package dev.silkwire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.option.RequestOptions;
import dev.silkwire.app.output.Documents;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what ingest would read from feeds. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what ingest would read from feeds, as JSON.",
      "With --jsonl each input line is {\"id\",\"url\",\"file\",\"headers\"}."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire feed https://example.org/rss.xml | jq '.entries[].title'")
public final class FeedCommand implements Callable<Integer> {
  @Mixin private RequestOptions request = new RequestOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--links",
      paramLabel = "CSS",
      description = "CSS selector of the links to articles; the document is a listing page.")
  private @Nullable String links;

  private final FeedParser parser = new FeedParser(new DateReader());

  @Override
  public Integer call() {
    try (Documents documents = new Documents(request.ingest())) {
      return PageRequest.run(
          request, spec, name -> named(name, documents), line -> ofLine(line, documents));
    }
  }

  private ObjectNode named(String name, Documents documents) throws IOException {
    return Documents.isAddress(name)
        ? fetched(name, documents)
        : read(Documents.file(Path.of(name)), null, "");
  }

  private ObjectNode ofLine(JsonNode line, Documents documents) throws IOException {
    String url = line.path("url").asText("");
    if (!line.hasNonNull("file")) {
      return fetched(url, documents);
    }
    String location = header(line, "content-location");
    return read(
        Documents.file(Path.of(line.get("file").asText())),
        header(line, "content-type"),
        location == null ? url : location);
  }

  private ObjectNode fetched(String url, Documents documents) throws IOException {
    Documents.Document feed = documents.fetch(FetchRequest.feed(url, Validators.NONE));
    return read(feed.bytes(), feed.contentType(), feed.url());
  }

  private ObjectNode read(byte[] body, @Nullable String contentType, String url)
      throws IOException {
    Feed.Kind kind = links == null ? Feed.Kind.SYNDICATION : Feed.Kind.LISTING;
    FeedParseResult result = parser.parse(body, contentType, url, kind, links);
    if (result instanceof FeedParseResult.Parsed parsed) {
      return Json.mapper().valueToTree(parsed.document());
    }
    if (result instanceof FeedParseResult.FeedLink link) {
      throw new IOException("a page whose feed is " + link.url());
    }
    throw new IOException(((FeedParseResult.Unreadable) result).reason());
  }

  private static @Nullable String header(JsonNode line, String name) {
    for (var header : line.path("headers").properties()) {
      if (header.getKey().toLowerCase(Locale.ROOT).equals(name)) {
        return header.getValue().asText();
      }
    }
    return null;
  }
}
