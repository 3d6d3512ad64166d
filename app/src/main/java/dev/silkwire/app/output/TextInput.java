package dev.silkwire.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.Unreadable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a verb over text files, each as the JSON object that a line would hold. */
public final class TextInput {
  private TextInput() {}

  /** Answers each file on a line of its own; the id is the file's name. */
  public static int answer(List<String> files, CommandSpec spec, JsonLines.Answer answer) {
    if (files.isEmpty()) {
      throw new OperatorException(
          ExitCode.USAGE, "nothing to look at: name a file, or use --jsonl -");
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean all = true;
    for (String file : files) {
      ObjectNode whole = Json.mapper().createObjectNode().put("id", file);
      try {
        whole.setAll(answer.to(read(file)));
      } catch (IOException e) {
        all = false;
        whole.setAll(JsonLines.error("cannot read it: " + Unreadable.why(e)));
      }
      out.println(JsonLines.text(whole));
    }
    out.flush();
    return (all ? ExitCode.OK : ExitCode.FOUND_WRONG).number();
  }

  /** What is done with a file's article. */
  public interface Use {
    /**
     * Does it.
     *
     * @throws IOException when it cannot, with a reason for a person
     */
    void of(String id, JsonNode article) throws IOException;
  }

  /**
   * Uses each file's article, one after the other.
   *
   * @throws OperatorException when one cannot be read
   */
  public static int each(List<String> files, Use use) {
    if (files.isEmpty()) {
      throw new OperatorException(ExitCode.USAGE, "nothing to look at: name a file");
    }
    for (String file : files) {
      try {
        use.of(file, read(file));
      } catch (IOException e) {
        throw new OperatorException(
            ExitCode.USAGE, "cannot read " + file + ": " + Unreadable.why(e), e);
      }
    }
    return ExitCode.OK.number();
  }

  private static JsonNode read(String file) throws IOException {
    String text = new String(Documents.file(Path.of(file)), StandardCharsets.UTF_8);
    if (text.stripLeading().startsWith("{")) {
      return Json.mapper().readTree(text);
    }
    int line = text.indexOf('\n');
    ObjectNode article = Json.mapper().createObjectNode().put("id", file);
    article.put("title", line < 0 ? text : text.substring(0, line).strip());
    return article.put("text", line < 0 ? "" : text.substring(line + 1));
  }
}
