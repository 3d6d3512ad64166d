package dev.silkwire.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Processes text files for a command, each as a JSON object like a line of JSON Lines. Stateless.
 */
public final class TextInput {
  private TextInput() {}

  /** Prints one line with the result of each file; the id is the name of the file. */
  public static int process(List<String> files, CommandSpec spec, JsonLines.Function function) {
    if (files.isEmpty()) {
      throw new OperatorException(ExitCode.USAGE, "no input: name a file, or use --jsonl -");
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean success = true;
    for (String file : files) {
      ObjectNode whole = Json.mapper().createObjectNode().put("id", file);
      try {
        whole.setAll(function.apply(read(file)));
      } catch (IOException e) {
        success = false;
        whole.setAll(JsonLines.error("cannot read the file: " + IoErrors.reason(e)));
      }
      out.println(JsonLines.text(whole));
    }
    out.flush();
    return (success ? ExitCode.OK : ExitCode.PROBLEMS_FOUND).number();
  }

  /** Handles the article of a file. */
  public interface Handler {
    /**
     * Handles an article.
     *
     * @throws IOException when that fails, with a reason for a person
     */
    void handle(String id, JsonNode article) throws IOException;
  }

  /**
   * Passes the article of each file to a handler.
   *
   * @throws OperatorException when a file cannot be read
   */
  public static int each(List<String> files, Handler handler) {
    if (files.isEmpty()) {
      throw new OperatorException(ExitCode.USAGE, "no input: name a file");
    }
    for (String file : files) {
      try {
        handler.handle(file, read(file));
      } catch (IOException e) {
        throw new OperatorException(
            ExitCode.USAGE, "cannot read " + file + ": " + IoErrors.reason(e), e);
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
