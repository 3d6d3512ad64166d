package dev.silkwire.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.RequestOptions;
import dev.silkwire.app.output.JsonLines;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a command that explains pages or feeds, on names or on JSON Lines. Stateless. */
final class PageRequest {
  /** Computes the result for the name of a file or an address. */
  interface ByName {
    ObjectNode result(String name) throws IOException;
  }

  private PageRequest() {}

  static int run(
      RequestOptions request, CommandSpec spec, ByName byName, JsonLines.Function byLine) {
    PrintWriter out = spec.commandLine().getOut();
    String jsonl = request.jsonl();
    if (jsonl != null) {
      JsonLines.process(jsonl, out, byLine);
      return ExitCode.OK.number();
    }
    if (request.names().isEmpty()) {
      throw new OperatorException(
          ExitCode.USAGE, "no input: name an address or a file, or use --jsonl -");
    }
    boolean success = true;
    for (String name : request.names()) {
      try {
        out.println(pretty(byName.result(name)));
      } catch (IOException e) {
        success = false;
        spec.commandLine().getErr().println("silkwire: " + name + ": " + IoErrors.reason(e));
      }
      out.flush();
    }
    return (success ? ExitCode.OK : ExitCode.PROBLEMS_FOUND).number();
  }

  private static String pretty(ObjectNode node) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
