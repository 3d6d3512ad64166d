package dev.silkwire.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.option.TextOptions;
import dev.silkwire.app.output.JsonLines;
import dev.silkwire.app.output.TextInput;
import dev.silkwire.contract.Json;
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

/** Says which texts repeat which. */
@Command(
    name = "stories",
    mixinStandardHelpOptions = true,
    description = {
      "Says which texts repeat an earlier one, and how, as JSON; in the order in which they come.",
      "With --jsonl each line in is {\"id\",\"title\",\"text\"}."
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
      return TextInput.answer(texts.files(), spec, this::judged);
    }
    JsonLines.answerInOrder(jsonl, spec.commandLine().getOut(), this::judged);
    return ExitCode.OK.number();
  }

  private ObjectNode judged(JsonNode line) throws IOException {
    String id = line.path("id").asText("");
    if (id.isEmpty()) {
      throw new IOException("no id");
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
