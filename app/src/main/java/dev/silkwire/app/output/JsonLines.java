package dev.silkwire.app.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.Unreadable;
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
 * JSON objects in, one a line, and an answer to each out, in their order. A line that cannot be
 * answered is answered with {@code {"id","error"}}; none stops the others.
 */
public final class JsonLines {
  private static final int AHEAD = 256;

  /** What answers a line. */
  public interface Answer {
    /**
     * The answer, without its id.
     *
     * @throws IOException when there is none, with a reason for a person
     */
    ObjectNode to(JsonNode line) throws IOException;
  }

  private JsonLines() {}

  /**
   * Answers all lines, on all processors.
   *
   * @param from a file, or {@code -} for the standard input
   * @throws OperatorException when the lines cannot be read
   */
  public static void answer(String from, PrintWriter out, Answer answer) {
    answer(from, out, answer, Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Answers all lines one after the other, where an answer depends on those before.
   *
   * @param from a file, or {@code -} for the standard input
   * @throws OperatorException when the lines cannot be read
   */
  public static void answerInOrder(String from, PrintWriter out, Answer answer) {
    answer(from, out, answer, 1);
  }

  private static void answer(String from, PrintWriter out, Answer answer, int parallel) {
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    try (BufferedReader lines = open(from)) {
      Deque<Future<String>> ahead = new ArrayDeque<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          String one = line;
          ahead.add(threads.submit(() -> answered(one, answer)));
        }
        while (ahead.size() > AHEAD) {
          out.println(ahead.remove().get());
        }
      }
      for (Future<String> rest : ahead) {
        out.println(rest.get());
      }
      out.flush();
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE, "cannot read " + from + ": " + Unreadable.why(e), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("answering a line", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  /** The error as an answer. */
  static ObjectNode error(String reason) {
    return Json.mapper().createObjectNode().put("error", reason);
  }

  private static String answered(String line, Answer answer) {
    ObjectNode out;
    JsonNode id = Json.mapper().nullNode();
    try {
      JsonNode in = Json.mapper().readTree(line);
      id = in.path("id");
      out = answer.to(in);
    } catch (IOException e) {
      out = error(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // a bug on one line must not cost the others their answers
      out = error("a bug: " + e);
    }
    ObjectNode whole = Json.mapper().createObjectNode();
    whole.set("id", id.isMissingNode() ? Json.mapper().nullNode() : id);
    whole.setAll(out);
    return text(whole);
  }

  /** One line of JSON. */
  static String text(JsonNode node) {
    try {
      return Json.mapper().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static BufferedReader open(String from) throws IOException {
    InputStream in = from.equals("-") ? System.in : Files.newInputStream(Path.of(from));
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
