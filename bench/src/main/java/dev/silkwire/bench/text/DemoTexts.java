package dev.silkwire.bench.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The demo's stories, of which benchmarks make their texts, and articles around such texts. */
final class DemoTexts {
  private DemoTexts() {}

  /** The paragraphs of each story of some outlets. */
  static List<List<String>> paragraphs(Predicate<JsonNode> outlets) {
    try (InputStream in =
        Objects.requireNonNull(DemoTexts.class.getResourceAsStream("/demo/newsroom.yaml"))) {
      List<List<String>> all = new ArrayList<>();
      for (JsonNode outlet : new YAMLMapper().readTree(in).get("outlets")) {
        if (outlets.test(outlet)) {
          for (JsonNode story : outlet.path("stories")) {
            List<String> paragraphs = new ArrayList<>();
            story.path("paragraphs").forEach(p -> paragraphs.add(p.asText()));
            all.add(paragraphs);
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An article as ingest publishes it. */
  static RawArticle article(
      String url, Outlet outlet, String title, String text, LocalDate day, Instant now) {
    return new RawArticle(
        ContentHash.of(url),
        url,
        url,
        outlet,
        ContentHash.of("feed"),
        title,
        text,
        List.of(),
        List.of("A. Reporter"),
        "en",
        new Published(
            day.atStartOfDay().toInstant(ZoneOffset.UTC),
            day,
            null,
            Published.Precision.DAY,
            "meta",
            false),
        null,
        now,
        "page");
  }
}
