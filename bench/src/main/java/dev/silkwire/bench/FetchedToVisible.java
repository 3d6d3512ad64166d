package dev.silkwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.app.run.AllInOne;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How long does it take from fetched to visible? Runs the all-in-one on a site that has new stories
 * every second, listens to the server's events as the page does, asks for the newest articles at
 * each, and notes how long ago those were fetched that it has not seen before.
 */
public final class FetchedToVisible {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int WARM_UP = 20;

  private final String page;
  private final Set<String> seen = new HashSet<>();
  private final List<Long> millis = new ArrayList<>();

  private FetchedToVisible(String page) {
    this.page = page;
  }

  /**
   * Measures once and prints the figures.
   *
   * @param args new stories a second, seconds to measure, then settings as {@code key=value}
   */
  public static void main(String[] args) throws Exception {
    int everySecond = Integer.parseInt(args[0]);
    int seconds = Integer.parseInt(args[1]);
    InstantSource clock = InstantSource.system();
    Settings settings = settings(List.of(args).subList(2, args.length));
    try (GrowingOutlet outlet = GrowingOutlet.open(clock, everySecond);
        AllInOne all = AllInOne.start(settings, feeds -> feeds.feeds(List.of(outlet.feed())))) {
      FetchedToVisible watch = new FetchedToVisible(all.page());
      watch.until(clock.instant().plusSeconds(WARM_UP), clock);
      watch.millis.clear();
      watch.until(clock.instant().plusSeconds(seconds), clock);
      System.out.println(watch.figures());
    }
  }

  private static Settings settings(List<String> given) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", Files.createTempDirectory("silkwire-visible").toString());
    settings.put("kafka.port", "0");
    settings.put("sink.http", "0");
    settings.put("sink.access.perMinute", "0");
    settings.put("ingest.every", "2s");
    settings.put("ingest.pause", "1ms");
    settings.put("ingest.allow", "127.0.0.0/8");
    given.forEach(pair -> settings.put(pair.split("=")[0], pair.split("=")[1]));
    return Settings.read(null, Map.of(), settings);
  }

  private void until(Instant end, InstantSource clock) throws IOException, InterruptedException {
    HttpRequest events =
        HttpRequest.newBuilder(URI.create(page + "/api/events"))
            .header("Accept", "text/event-stream")
            .build();
    try (var lines = HTTP.send(events, BodyHandlers.ofLines()).body()) {
      Iterator<String> each = lines.iterator();
      while (clock.instant().isBefore(end) && each.hasNext()) {
        if (each.next().startsWith("event: changed")) {
          look(clock);
        }
      }
    }
  }

  private void look(InstantSource clock) throws IOException, InterruptedException {
    HttpRequest newest =
        HttpRequest.newBuilder(URI.create(page + "/api/articles?limit=100")).build();
    JsonNode answer = Json.mapper().readTree(HTTP.send(newest, BodyHandlers.ofByteArray()).body());
    Instant now = clock.instant();
    for (JsonNode article : answer.path("articles")) {
      if (seen.add(article.path("id").asText())) {
        Instant fetchedAt = Instant.parse(article.path("fetchedAt").asText());
        millis.add(Duration.between(fetchedAt, now).toMillis());
      }
    }
  }

  private String figures() {
    Collections.sort(millis);
    return millis.isEmpty()
        ? "nothing came"
        : "%d articles, fetched to visible in ms: p50 %d, p90 %d, p99 %d, most %d"
            .formatted(
                millis.size(), part(0.5), part(0.9), part(0.99), millis.get(millis.size() - 1));
  }

  private long part(double share) {
    return millis.get((int) (millis.size() * share));
  }
}
