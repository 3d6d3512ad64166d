package dev.silkwire.sink.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A real Chromium without a window, driven through its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting;
  private final List<String> complaints;

  private Chromium(
      Process process,
      WebSocket socket,
      Map<Integer, CompletableFuture<JsonNode>> waiting,
      List<String> complaints) {
    this.process = process;
    this.socket = socket;
    this.waiting = waiting;
    this.complaints = complaints;
  }

  /** The browser's program, if this machine has one. */
  static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output.txt").toFile())
            .start();
    Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    List<String> complaints = new CopyOnWriteArrayList<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(page(profile), new Listener(waiting, complaints))
            .get(2, TimeUnit.MINUTES);
    Chromium chromium = new Chromium(process, socket, waiting, complaints);
    chromium.send("Page.enable", Map.of());
    chromium.send("Runtime.enable", Map.of());
    chromium.send("Log.enable", Map.of());
    return chromium;
  }

  private static URI page(Path profile) throws IOException, InterruptedException {
    Path active = profile.resolve("DevToolsActivePort");
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> Files.exists(active) && Files.size(active) > 0);
    String port = Files.readAllLines(active).get(0);
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json")).build();
    String body = HttpClient.newHttpClient().send(list, BodyHandlers.ofString()).body();
    for (JsonNode target : Json.mapper().readTree(body)) {
      if (target.get("type").asText().equals("page")) {
        return URI.create(target.get("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("no page in " + body);
  }

  private static final class Listener implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> waiting;
    private final List<String> complaints;
    private final StringBuilder text = new StringBuilder();

    Listener(Map<Integer, CompletableFuture<JsonNode>> waiting, List<String> complaints) {
      this.waiting = waiting;
      this.complaints = complaints;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void take(String message) {
      try {
        JsonNode json = Json.mapper().readTree(message);
        String method = json.path("method").asText();
        if (json.has("id")) {
          waiting.remove(json.get("id").asInt()).complete(json);
        } else if (method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded")) {
          complaints.add(message);
        }
      } catch (IOException e) {
        complaints.add(message);
      }
    }
  }

  JsonNode send(String method, Map<String, ?> parameters) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    ObjectNode message = Json.mapper().createObjectNode().put("id", id).put("method", method);
    message.set("params", Json.mapper().valueToTree(parameters));
    socket.sendText(message.toString(), true).get(2, TimeUnit.MINUTES);
    return answer.get(2, TimeUnit.MINUTES).path("result");
  }

  void size(int width, int height, String scheme) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void open(String url) throws Exception {
    send("Page.navigate", Map.of("url", "about:blank"));
    complaints.clear();
    send("Page.navigate", Map.of("url", url));
  }

  /** The value of an expression in the page. */
  String read(String expression) throws Exception {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    return result.at("/result/value").asText();
  }

  /** Waits until an expression in the page holds. */
  void until(String expression) throws Exception {
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> read("String(!!(" + expression + "))").equals("true"));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          expression + " never held at " + read("location.href + ': ' + document.body.innerText"),
          e);
    }
  }

  /** Returns the violations that axe-core finds in the page, each with its first element. */
  List<String> violations() throws Exception {
    send("Runtime.evaluate", Map.of("expression", axe()));
    String found =
        read(
            "axe.run().then(r => r.violations.map(v => v.id + ' at ' + v.nodes[0].target.join(' ')"
                + " + ': ' + v.nodes[0].failureSummary).join('\\n'))");
    return found.lines().toList();
  }

  private static String axe() throws IOException {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  void press(String key) throws Exception {
    int code =
        Map.of("Enter", 13, "Tab", 9, "Escape", 27, "ArrowDown", 40, "ArrowRight", 39).get(key);
    String text = key.equals("Enter") ? "\r" : "";
    send("Input.dispatchKeyEvent", key("keyDown", key, code, text));
    send("Input.dispatchKeyEvent", key("keyUp", key, code, ""));
  }

  private static Map<String, ?> key(String type, String key, int code, String text) {
    return Map.of(
        "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text);
  }

  void type(String text) throws Exception {
    send("Input.insertText", Map.of("text", text));
  }

  void screenshot(Path file) throws Exception {
    String data = send("Page.captureScreenshot", Map.of("format", "png")).get("data").asText();
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** Returns the errors in the browser log since the page was opened. */
  List<String> complaints() {
    return new ArrayList<>(complaints);
  }

  /** Waits for all of its processes: one that lived on would write into the profile's folder. */
  @Override
  public void close() throws InterruptedException {
    socket.abort();
    List<ProcessHandle> processes = new ArrayList<>(process.descendants().toList());
    processes.add(process.toHandle());
    process.destroy();
    process.waitFor(5, TimeUnit.SECONDS);
    for (ProcessHandle some : processes) {
      some.destroyForcibly();
      some.onExit().completeOnTimeout(some, 2, TimeUnit.SECONDS).join();
    }
  }
}
