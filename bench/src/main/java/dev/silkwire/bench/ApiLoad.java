package dev.silkwire.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures the response times of the API over the data that {@link SeedResults} has generated. A
 * separate process sends one request after another, each with initiatives, countries, days and
 * words drawn from the data, never twice with the same tag.
 */
public final class ApiLoad {
  private static final List<String> QUESTIONS =
      List.of(
          "/api/articles",
          "/api/articles?initiative={i}",
          "/api/articles?country={c}&language=en",
          "/api/articles?initiative={i}&country={c}",
          "/api/articles?country={c}&role=focus",
          "/api/articles?region={r}",
          "/api/articles?region={r}&language=zh-Hans&initiative={i}",
          "/api/articles?initiative={i}&country={c}&language=en&from={d}",
          "/api/articles?to={d}",
          "/api/articles?initiative={i}&to={d}",
          "/api/articles?outlet={o}&from={d}",
          "/api/articles?q={w}",
          "/api/articles?q={w}%20{w}&initiative={i}",
          "/api/stories?initiative={i}",
          "/api/stories?order=carried",
          "/api/stories?order=carried&initiative={i}",
          "/api/stories?order=carried&initiative={i}&country={c}",
          "/api/stories?order=carried&language=en&from={d}",
          "/api/stories?order=carried&q={w}",
          "/api/stories?q={w}&country={c}",
          "/api/mentions?initiative={i}&country={c}",
          "/api/mentions?initiative={i}",
          "/api/mentions?outlet={o}",
          "/api/mentions?language=ru&from={d}",
          "/api/mentions?q={w}&initiative={i}",
          "/api/countries?initiative={i}",
          "/api/countries?from={d}",
          "/api/timeline?initiative={i}&country={c}",
          "/api/totals?initiative={i}&country={c}&from={d}&to=2026-11-20",
          "/api/country-days?initiative={i}&country={c}",
          "/api/country-days?from={d}",
          "/api/initiatives",
          "/api/feeds",
          "/api/dead-letters",
          "/api/ledger",
          "/api/status",
          "/feeds/articles.atom?initiative={i}");

  /** Minimum number of responses: one of them may be slower than the 99th percentile. */
  private static final int FEWEST = 100;

  /** One of this number of responses is for warm-up and is not measured. */
  private static final int WARM_UP = 4;

  private static final long SLOW = 100_000_000;

  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();

  private ApiLoad(String address) {
    this.address = address;
  }

  /**
   * Asks, and prints the median, the 99th percentile and the slowest answer of each question in
   * milliseconds.
   *
   * @param args address of the page, how many answers to each question are counted, askers at the
   *     same time, and what to draw from: another number is other questions
   */
  public static void main(String[] args) {
    int times = Integer.parseInt(args[1]);
    if (times < FEWEST) {
      throw new IllegalArgumentException(times + " answers have no 99th percentile");
    }
    int askers = Integer.parseInt(args[2]);
    int seed = Integer.parseInt(args[3]);
    ApiLoad load = new ApiLoad(args[0]);
    ExecutorService threads = Executors.newFixedThreadPool(askers);
    List<CompletableFuture<Map<String, List<Long>>>> asked = new ArrayList<>();
    for (int i = 0; i < askers; i++) {
      Random random = new Random(31L * seed + i);
      asked.add(CompletableFuture.supplyAsync(() -> load.ask(times / askers, random), threads));
    }
    Map<String, List<Long>> all = new LinkedHashMap<>();
    asked.forEach(
        one ->
            one.join()
                .forEach(
                    (question, took) ->
                        all.computeIfAbsent(question, q -> new ArrayList<>()).addAll(took)));
    threads.shutdown();
    System.out.printf("%8s %8s %8s  %s%n", "p50 ms", "p99 ms", "most ms", "question");
    all.forEach(ApiLoad::print);
  }

  private static void print(String question, List<Long> took) {
    long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%8.1f %8.1f %8.1f  %s%n",
        millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1), question);
  }

  private static double millis(long[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, at)] / 1e6;
  }

  /** The first answers warm up and are not counted. */
  private Map<String, List<Long>> ask(int times, Random random) {
    Map<String, List<Long>> took = new LinkedHashMap<>();
    for (int i = -times / WARM_UP; i < times; i++) {
      for (String question : QUESTIONS) {
        String filled = filled(question, random);
        long nanos = ask(filled);
        if (i >= 0) {
          took.computeIfAbsent(question, q -> new ArrayList<>()).add(nanos);
          tellSlow(filled, nanos);
        }
      }
    }
    return took;
  }

  /** So that its plan can be looked at. */
  private static void tellSlow(String question, long nanos) {
    if (nanos > SLOW) {
      System.err.printf("%8.1f  %s%n", nanos / 1e6, question);
    }
  }

  private static String filled(String question, Random random) {
    String filled =
        question
            .replace("{i}", SampleResults.initiative(skewed(random, SampleResults.INITIATIVES)))
            .replace("{c}", SampleResults.country(skewed(random, SampleResults.COUNTRIES)))
            .replace("{r}", "region-" + skewed(random, SampleResults.REGIONS))
            .replace("{o}", SampleResults.outlet(skewed(random, SampleResults.OUTLETS)))
            .replace("{d}", "2026-%02d-01".formatted(1 + random.nextInt(11)));
    while (filled.contains("{w}")) {
      filled = filled.replaceFirst("\\{w}", SampleResults.word(skewed(random, 5_000)));
    }
    return filled;
  }

  private static int skewed(Random random, int bound) {
    return SampleResults.skewed(random, bound);
  }

  private long ask(String question) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + question))
            .timeout(Duration.ofSeconds(60))
            .build();
    long begun = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            question + ": " + answer.statusCode() + " " + Arrays.toString(answer.body()));
      }
      return System.nanoTime() - begun;
    } catch (IOException e) {
      throw new IllegalStateException(question, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
