package dev.silkwire.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.ExitCode;
import dev.silkwire.contract.Json;
import dev.silkwire.enrich.story.Shingles;
import dev.silkwire.enrich.story.StoryIndex;
import dev.silkwire.enrich.story.Verdict;
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
public final class StoriesVerb implements Callable<Integer> {
  @Mixin private TextOptions texts = new TextOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Shingles shingles = new Shingles();
  private final StoryIndex index = StoryIndex.inMemory();

  @Override
  public Integer call() {
    String jsonl = texts.jsonl();
    if (jsonl == null) {
      return Texts.answer(texts.files(), spec, this::judged);
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
    if (index.judge(id, sketch, Instant.EPOCH) instanceof Verdict.Copy copy) {
      out.put("duplicateOf", copy.of());
      out.set("kind", Json.mapper().valueToTree(copy.kind()));
      return out.put("similarity", copy.similarity());
    }
    return out.putNull("duplicateOf").putNull("kind").putNull("similarity");
  }
}
