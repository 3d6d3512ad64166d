package dev.silkwire.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.RequestOptions;
import dev.silkwire.app.output.JsonLines;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.Unreadable;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a verb that explains: over the names it is given, or over JSON lines. */
final class PageRequest {
  /** What answers a name. */
  interface ByName {
    ObjectNode answer(String name) throws IOException;
  }

  private PageRequest() {}

  static int of(RequestOptions ask, CommandSpec spec, ByName byName, JsonLines.Answer byLine) {
    PrintWriter out = spec.commandLine().getOut();
    String jsonl = ask.jsonl();
    if (jsonl != null) {
      JsonLines.answer(jsonl, out, byLine);
      return ExitCode.OK.number();
    }
    if (ask.names().isEmpty()) {
      throw new OperatorException(
          ExitCode.USAGE, "nothing to look at: name an address or a file, or use --jsonl -");
    }
    boolean all = true;
    for (String name : ask.names()) {
      try {
        out.println(pretty(byName.answer(name)));
      } catch (IOException e) {
        all = false;
        spec.commandLine().getErr().println("silkwire: " + name + ": " + Unreadable.why(e));
      }
      out.flush();
    }
    return (all ? ExitCode.OK : ExitCode.FOUND_WRONG).number();
  }

  private static String pretty(ObjectNode node) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
