package dev.silkwire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.option.TextOptions;
import dev.silkwire.app.output.JsonLines;
import dev.silkwire.app.output.TextInput;
import dev.silkwire.contract.json.Json;
import dev.silkwire.enrich.duplicate.DuplicateDecision;
import dev.silkwire.enrich.duplicate.NearDuplicateIndex;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.sketch.Shingles;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Detects near-duplicates among texts. */
@Command(
    name = "stories",
    mixinStandardHelpOptions = true,
    description = {
      "Detects which texts repeat an earlier text, and prints the result in input order, as JSON.",
      "With --jsonl each input line is {\"id\",\"title\",\"text\"}, perhaps with \"language\"."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire stories monday/*.txt | jq 'select(.duplicateOf)'")
public final class StoriesCommand implements Callable<Integer> {
  @Mixin private TextOptions texts = new TextOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Shingles shingles = new Shingles();
  private final DocumentLanguage languages = new DocumentLanguage();
  private final Set<String> ids = new HashSet<>();

  /** As in enrich, only texts of the same language are compared. */
  private final Map<String, NearDuplicateIndex> indexes = new HashMap<>();

  @Override
  public Integer call() {
    String jsonl = texts.jsonl();
    if (jsonl == null) {
      return TextInput.process(texts.files(), spec, this::detect);
    }
    JsonLines.processInOrder(jsonl, spec.commandLine().getOut(), this::detect);
    return ExitCode.OK.number();
  }

  private ObjectNode detect(JsonNode line) throws IOException {
    String id = line.path("id").asText("");
    if (id.isEmpty()) {
      throw new IOException("the id is missing");
    }
    if (!ids.add(id)) {
      throw new IOException("a second text with the id " + id);
    }
    ObjectNode out = Json.mapper().createObjectNode();
    if (decide(id, line) instanceof DuplicateDecision.Copy copy) {
      out.put("duplicateOf", copy.of());
      out.set("kind", Json.mapper().valueToTree(copy.kind()));
      return out.put("similarity", copy.similarity());
    }
    return out.putNull("duplicateOf").putNull("kind").putNull("similarity");
  }

  private DuplicateDecision decide(String id, JsonNode line) {
    String title = line.path("title").asText("");
    String text = line.path("text").asText("");
    String declared = line.hasNonNull("language") ? line.get("language").asText() : null;
    return indexes
        .computeIfAbsent(
            DocumentLanguage.group(languages.of(declared, title, text), text),
            group -> NearDuplicateIndex.inMemory())
        .decide(id, shingles.sketch(title, text), Instant.EPOCH);
  }
}
