package dev.silkwire.bench.text;

import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.RawArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Articles made from the paragraphs of the demo's stories, shuffled: the same for the same seed.
 */
public final class SampleStories {
  private static final int PARAGRAPHS = 14;
  private static final int SAID_EVERY = 7;
  private static final int WORDS = 55;
  private static final int DAYS = 30;

  private final List<String> paragraphs =
      DemoTexts.paragraphs(outlet -> true).stream().flatMap(List::stream).toList();
  private final List<String> vocabulary =
      paragraphs.stream()
          .flatMap(p -> Stream.of(p.split(" ")))
          .filter(word -> word.matches("[a-z]{2,}"))
          .toList();
  private final Random random;

  public SampleStories(long seed) {
    this.random = new Random(seed);
  }

  /** A text of some 4 KB: two sentences as they were written among common words in any order. */
  public String text() {
    return IntStream.range(0, PARAGRAPHS)
        .mapToObj(i -> i % SAID_EVERY == 0 ? sentence() : words())
        .collect(Collectors.joining("\n"));
  }

  private String sentence() {
    return paragraphs.get(random.nextInt(paragraphs.size())).split("(?<=[.。]) ?")[0];
  }

  private String words() {
    return IntStream.range(0, WORDS)
            .mapToObj(i -> vocabulary.get(random.nextInt(vocabulary.size())))
            .collect(Collectors.joining(" "))
        + ".";
  }

  /** An article as ingest publishes it. */
  public RawArticle article(int number, Instant now) {
    String url = "https://bench.example/" + number;
    LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(DAYS));
    Outlet outlet = new Outlet("Bench", "bench.example", null);
    return DemoTexts.article(url, outlet, "Story number " + number, text(), day, now);
  }

  /** The text in a page as sites lay them out. */
  public String page() {
    String body = text().lines().map(p -> "<p>" + p + "</p>").collect(Collectors.joining("\n"));
    String links =
        IntStream.range(0, 200)
            .mapToObj(i -> "<li><a href='/s/" + i + "'>Story " + i + " of the day</a></li>")
            .collect(Collectors.joining());
    return """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A story | Bench</title>
        <meta property="article:published_time" content="2026-10-20T06:00:00Z"></head><body>
        <nav><ul>%s</ul></nav><main><article><h1>A story</h1>%s</article></main>
        <aside><ul>%s</ul></aside><footer>All rights reserved.</footer></body></html>
        """
        .formatted(links, body, links);
  }
}
