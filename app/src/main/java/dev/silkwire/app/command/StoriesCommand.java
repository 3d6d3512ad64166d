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
import dev.silkwire.enrich.sketch.Shingles;
import java.io.IOException;
import java.time.Instant;
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
      "With --jsonl each input line is {\"id\",\"title\",\"text\"}."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire stories monday/*.txt | jq 'select(.duplicateOf)'")
public final class StoriesCommand implements Callable<Integer> {
  @Mixin private TextOptions texts = new TextOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Shingles shingles = new Shingles();
  private final NearDuplicateIndex index = NearDuplicateIndex.inMemory();

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
    var sketch = shingles.sketch(line.path("title").asText(""), line.path("text").asText(""));
    ObjectNode out = Json.mapper().createObjectNode();
    if (index.isOriginal(id)) {
      throw new IOException("a second text with the id " + id);
    }
    if (index.decide(id, sketch, Instant.EPOCH) instanceof DuplicateDecision.Copy copy) {
      out.put("duplicateOf", copy.of());
      out.set("kind", Json.mapper().valueToTree(copy.kind()));
      return out.put("similarity", copy.similarity());
    }
    return out.putNull("duplicateOf").putNull("kind").putNull("similarity");
  }
}
