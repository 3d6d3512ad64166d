package dev.silkwire.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of RFC 9309, by section, and unusual files as parsed by Google's parser. */
class RobotsGateTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final Queue<FetchResult> answers = new ArrayDeque<>();
  private Instant now = START;
  private final RobotsGate gate =
      new RobotsGate(
          url -> completedFuture(answers.remove()), "Silkwire/0.1 (+https://x)", () -> now);

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        // 2.2.1 the user-agent line
        "User-agent: silkwire|Disallow: /a => /a => false",
        "User-agent: SILKWIRE|Disallow: /a => /a => false",
        "User-agent: silkwire;2.0|Disallow: /a => /a => false",
        "User-agent: silk|Disallow: /a => /a => true",
        "User-agent: silkwires|Disallow: /a => /a => true",
        "User-agent: other|Disallow: /a => /a => true",
        "User-agent: *|Disallow: /a => /a => false",
        "User-agent: *|Disallow: /a||User-agent: silkwire|Allow: /a => /a => true",
        "User-agent: *|Disallow: /a||User-agent: silkwire|Disallow: /b => /a => true",
        "User-agent: silkwire|Disallow: /a||User-agent: x|Disallow: /c||User-agent: silkwire|Disallow: /b => /b => false",
        "User-agent: silkwire|User-agent: x|Disallow: /a => /a => false",
        "User-agent: x|User-agent: silkwire|Disallow: /a => /a => false",
        "Disallow: /a||User-agent: x|Disallow: /b => /a => true",
        // 2.2.2 the longest match, and allow on a tie
        "User-agent: *|Disallow: /a|Allow: /a/b => /a/b/c => true",
        "User-agent: *|Allow: /a|Disallow: /a/b => /a/b/c => false",
        "User-agent: *|Disallow: /a|Allow: /a => /a => true",
        "User-agent: *|Disallow: /A => /a => true",
        "User-agent: *|Disallow: => /a => true",
        "User-agent: *|Disallow: /a => /robots.txt => true",
        "User-agent: *|Disallow: / => /robots.txt => true",
        "User-agent: *|Disallow: /a?x => /a?xy=1 => false",
        "User-agent: *|Disallow: /%7ea => /~a => false",
        "User-agent: *|Disallow: /ツ => /%E3%83%84 => false",
        "User-agent: *|Disallow: /%E3%83%84 => /ツ => false",
        // unreserved characters are compared unescaped; Google's own tests have it otherwise
        "User-agent: *|Disallow: /|Allow: /%62%61%7A => /baz => true",
        "User-agent: *|Disallow: /|Allow: /ツ => /ツ => true",
        // 2.2.3 special characters
        "User-agent: *|Disallow: /*.php => /a/b.php?c => false",
        "User-agent: *|Disallow: /*.php$ => /a/b.php => false",
        "User-agent: *|Disallow: /*.php$ => /a/b.php?c => true",
        "User-agent: *|Disallow: /a$ => /ab => true",
        "User-agent: *|Disallow: /a*b*c => /axxbxxc => false",
        "User-agent: *|Disallow: /a # why => /a => false",
        // odd files
        "user-agent : * |disallow : /a => /a => false",
        "User-agent: *|Crawl-delay: 1|Disallow: /a => /a => false",
        "Sitemap: https://x/s.xml|User-agent: *|Disallow: /a => /a => false",
        "\ufeffUser-agent: *|Disallow: /a => /a => false",
        "<html>no such page</html> => /a => true",
      })
  void robotsTxtRulesAreApplied(String robotsTxt, String path, boolean allowed) {
    answers.add(found(robotsTxt.replace('|', '\n')));

    assertThat(ask(path).refusal() == null).isEqualTo(allowed);
  }

  @Test
  void aCopyIsCachedForADay() {
    answers.add(found("User-agent: *\nDisallow: /a"));
    answers.add(found("User-agent: *\nDisallow: /b"));

    assertThat(ask("/a").refusal()).isNotNull();
    now = START.plus(Duration.ofHours(23));
    assertThat(ask("/a").refusal()).isNotNull();
    now = START.plus(Duration.ofHours(25));
    assertThat(ask("/a").refusal()).isNull();
  }

  @Test
  void anOldCopyIsUsedWhileTheServerFails() {
    answers.add(found("User-agent: *\nDisallow: /a"));
    answers.add(new Failed(500, "the server answers 500"));

    ask("/a");
    now = START.plus(Duration.ofHours(25));
    assertThat(ask("/a").refusal()).isInstanceOf(FetchResult.Refused.class);
    assertThat(ask("/b").refusal()).isNull();
  }

  @Test
  void aMissingFileAllowsEverything() {
    answers.add(new Failed(404, "the server answers 404"));

    assertThat(ask("/a").refusal()).isNull();
  }

  @Test
  void aCrawlDelayIsReturned() {
    answers.add(found("User-agent: *\nCrawl-delay: 7.5"));

    assertThat(ask("/a").delay()).isEqualTo(Duration.ofMillis(7500));
  }

  private Gate.Decision ask(String path) {
    return gate.check(HttpUrl.get("https://example.org" + path)).join();
  }

  private static FetchResult found(String text) {
    return new Fetched(
        "https://example.org/robots.txt",
        false,
        text.getBytes(UTF_8),
        "text/plain",
        Validators.NONE,
        null);
  }
}
