package dev.silkwire.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.CountryOptions;
import dev.silkwire.app.option.TextOptions;
import dev.silkwire.app.output.JsonLines;
import dev.silkwire.app.output.TagExplanation;
import dev.silkwire.app.output.TextInput;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.tag.Tagger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the tags of texts. */
@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    description = {
      "Prints which initiatives and countries texts mention, and where, as JSON.",
      "With --jsonl each input line is {\"id\",\"title\",\"text\"}, and may have \"captions\","
          + " \"language\" and \"outlet\".",
      "With --explain it prints the reasons as text."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire tag story.txt | jq .initiatives")
public final class TagCommand implements Callable<Integer> {
  @Mixin private TextOptions texts = new TextOptions();
  @Mixin private CountryOptions countries = new CountryOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "YAML file of initiatives (default: the built-in catalogue).")
  private @Nullable Path catalogue;

  @Option(names = "--explain", description = "Print for each phrase why it counts or not, as text.")
  private boolean explain;

  private final DocumentLanguage languages = new DocumentLanguage();

  @Override
  public Integer call() {
    Tagger tagger =
        countries.tagger(
            () -> catalogue == null ? Catalogue.builtIn() : CatalogueFiles.read(catalogue));
    String jsonl = texts.jsonl();
    if (explain) {
      if (jsonl != null) {
        throw new OperatorException(ExitCode.USAGE, "--explain is for files, not for --jsonl");
      }
      PrintWriter out = spec.commandLine().getOut();
      TagExplanation explanation = new TagExplanation(out);
      return TextInput.each(texts.files(), (id, line) -> explain(tagger, explanation, id, line));
    }
    if (jsonl == null) {
      return TextInput.process(texts.files(), spec, line -> tag(tagger, line));
    }
    JsonLines.process(jsonl, spec.commandLine().getOut(), line -> tag(tagger, line));
    return ExitCode.OK.number();
  }

  private void explain(Tagger tagger, TagExplanation out, String id, JsonNode line)
      throws JsonProcessingException {
    Tagger.Document document = document(line);
    out.print(id, document.language(), tagger.explain(document));
  }

  private ObjectNode tag(Tagger tagger, JsonNode line) throws JsonProcessingException {
    Tagger.Document document = document(line);
    Tagger.Tags tags = tagger.tag(document);
    ObjectNode out = Json.mapper().createObjectNode();
    out.put("language", document.language());
    out.set("initiatives", Json.mapper().valueToTree(tags.initiatives()));
    out.set("countries", Json.mapper().valueToTree(tags.countries()));
    out.set("regions", Json.mapper().valueToTree(tags.regions()));
    return out;
  }

  private Tagger.Document document(JsonNode line) throws JsonProcessingException {
    List<String> captions = new ArrayList<>();
    line.path("captions").forEach(caption -> captions.add(caption.asText()));
    return new Tagger.Document(
            line.path("title").asText(""),
            line.path("text").asText(""),
            captions,
            line.hasNonNull("language") ? line.get("language").asText() : null,
            line.hasNonNull("outlet")
                ? Json.mapper().treeToValue(line.get("outlet"), Outlet.class)
                : Outlet.UNKNOWN)
        .detect(languages);
  }
}
