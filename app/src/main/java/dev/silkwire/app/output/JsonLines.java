package dev.silkwire.app.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Processes JSON Lines: applies a function to each object and prints the results in input order.
 * For a line that fails it prints {@code {"id","error"}} and continues. Stateless.
 */
public final class JsonLines {
  private static final int MAX_QUEUED_LINES = 256;

  /** Computes the result of a line. */
  public interface Function {
    /**
     * Returns the result, without the id.
     *
     * @throws IOException when there is no result, with a reason for a person
     */
    ObjectNode apply(JsonNode line) throws IOException;
  }

  private JsonLines() {}

  /**
   * Processes all lines in parallel, on all processors.
   *
   * @param input a file, or {@code -} for the standard input
   * @throws OperatorException when the lines cannot be read
   */
  public static void process(String input, PrintWriter out, Function function) {
    process(input, out, function, Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Processes all lines sequentially, for results that depend on earlier lines.
   *
   * @param input a file, or {@code -} for the standard input
   * @throws OperatorException when the lines cannot be read
   */
  public static void processInOrder(String input, PrintWriter out, Function function) {
    process(input, out, function, 1);
  }

  private static void process(String input, PrintWriter out, Function function, int parallel) {
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    try (BufferedReader lines = open(input)) {
      Deque<Future<String>> queue = new ArrayDeque<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          String current = line;
          queue.add(threads.submit(() -> result(current, function)));
        }
        while (queue.size() > MAX_QUEUED_LINES) {
          out.println(queue.remove().get());
        }
      }
      for (Future<String> result : queue) {
        out.println(result.get());
      }
      out.flush();
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE, "cannot read " + input + ": " + IoErrors.reason(e), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot process a line", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns the result of a line that failed. */
  static ObjectNode error(String reason) {
    return Json.mapper().createObjectNode().put("error", reason);
  }

  private static String result(String line, Function function) {
    ObjectNode out;
    JsonNode id = Json.mapper().nullNode();
    try {
      JsonNode in = Json.mapper().readTree(line);
      id = in.path("id");
      out = function.apply(in);
    } catch (IOException e) {
      out = error(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // the other lines must still be processed
      out = error("internal error: " + e);
    }
    ObjectNode whole = Json.mapper().createObjectNode();
    whole.set("id", id.isMissingNode() ? Json.mapper().nullNode() : id);
    whole.setAll(out);
    return text(whole);
  }

  /** Returns JSON in one line. */
  static String text(JsonNode node) {
    try {
      return Json.mapper().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static BufferedReader open(String input) throws IOException {
    InputStream in = input.equals("-") ? System.in : Files.newInputStream(Path.of(input));
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
