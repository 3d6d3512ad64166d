package dev.silkwire.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Mutator;
import dev.silkwire.ingest.FuzzBounds;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class RobotsFuzzTest {
  private static final HttpUrl PAGE = HttpUrl.get("https://news.example/story/1");
  private static final byte[] ROBOTS =
      """
      User-agent: *
      Disallow: /private/*.html$
      Allow: /story
      Crawl-delay: 10
      Sitemap: https://news.example/sitemap.xml

      User-agent: silkwire
      Disallow:
      """
          .getBytes(UTF_8);

  @Test
  void mutatedRobotsTxtIsParsed() {
    Mutator mutator = new Mutator(FuzzBounds.SEED);
    for (int round = 0; round < FuzzBounds.ROUNDS; round++) {
      byte[] bytes = mutator.mutate(ROBOTS);
      FuzzBounds.check("robots.txt, round " + round, () -> ask(bytes));
    }
  }

  private static void ask(byte[] robots) {
    FetchResult fetched =
        new FetchResult.Fetched(
            "https://news.example/robots.txt",
            false,
            robots,
            "text/plain",
            Validators.NONE,
            Duration.ZERO);
    RobotsGate gate =
        new RobotsGate(url -> completedFuture(fetched), "Silkwire/0.1", () -> Instant.EPOCH);
    assertThat(gate.check(PAGE).join().delay().isNegative()).isFalse();
  }
}
