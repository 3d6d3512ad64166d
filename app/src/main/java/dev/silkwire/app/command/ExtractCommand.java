package dev.silkwire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.option.RequestOptions;
import dev.silkwire.app.output.Documents;
import dev.silkwire.contract.json.Json;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.extract.SiteRules;
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

/** Prints what ingest would extract from pages. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what ingest would extract from pages, as JSON.",
      "The site rules of the settings (ingest.siteRules) apply.",
      "With --jsonl each input line is {\"id\",\"url\",\"file\"}; the file may be compressed."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire extract https://example.org/a-story.html | jq .text")
public final class ExtractCommand implements Callable<Integer> {
  @Mixin private RequestOptions request = new RequestOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    IngestConfig settings = request.ingest();
    SiteRules rules = SiteRules.at(settings.siteRules());
    try (Documents documents = new Documents(settings)) {
      PageExtraction extraction =
          new PageExtraction(new ArticleExtractor(new DateReader(), rules), documents);
      return PageRequest.run(request, spec, extraction::named, extraction::line);
    }
  }

  /** Reads or fetches a page and extracts its article. */
  private record PageExtraction(ArticleExtractor extractor, Documents documents) {
    ObjectNode named(String name) throws IOException {
      return Documents.isAddress(name)
          ? fetched(name)
          : extracted(Documents.file(Path.of(name)), null, "");
    }

    ObjectNode line(JsonNode line) throws IOException {
      String url = line.path("url").asText("");
      return line.hasNonNull("file")
          ? extracted(Documents.file(Path.of(line.get("file").asText())), null, url)
          : fetched(url);
    }

    private ObjectNode fetched(String url) throws IOException {
      Documents.Document page = documents.fetch(FetchRequest.page(url, Validators.NONE));
      return extracted(page.bytes(), page.contentType(), page.url());
    }

    private ObjectNode extracted(byte[] html, @Nullable String contentType, String url) {
      ObjectNode out = Json.mapper().createObjectNode().put("url", url);
      out.setAll((ObjectNode) Json.mapper().valueToTree(extractor.extract(html, contentType, url)));
      return out;
    }
  }
}
