package dev.silkwire.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.contract.Json;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.Validators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what would be extracted from pages. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Says what would be extracted from pages, as JSON.",
      "With --jsonl each line in is {\"id\",\"url\",\"file\"}; the file may be compressed."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire extract https://example.org/a-story.html | jq .text")
public final class ExtractVerb implements Callable<Integer> {
  @Mixin private AskOptions ask = new AskOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final ArticleExtractor extractor = new ArticleExtractor(new DateReader());

  @Override
  public Integer call() {
    try (Documents documents = new Documents(ask.allow())) {
      return Asking.of(
          ask, spec, name -> named(name, documents), line -> extracted(line, documents));
    }
  }

  private ObjectNode named(String name, Documents documents) throws IOException {
    return Documents.isAddress(name)
        ? fetched(name, documents)
        : extracted(Documents.file(Path.of(name)), null, "");
  }

  private ObjectNode extracted(JsonNode line, Documents documents) throws IOException {
    String url = line.path("url").asText("");
    return line.hasNonNull("file")
        ? extracted(Documents.file(Path.of(line.get("file").asText())), null, url)
        : fetched(url, documents);
  }

  private ObjectNode fetched(String url, Documents documents) throws IOException {
    Documents.Document page = documents.fetch(FetchRequest.page(url, Validators.NONE));
    return extracted(page.bytes(), page.contentType(), page.url());
  }

  private ObjectNode extracted(byte[] html, @Nullable String contentType, String url) {
    ObjectNode out = Json.mapper().createObjectNode().put("url", url);
    out.setAll((ObjectNode) Json.mapper().valueToTree(extractor.extract(html, contentType, url)));
    return out;
  }
}
