package dev.silkwire.ingest.feedlist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedListFileTest {
  private static final String OPML =
      """
      <?xml version="1.0"?>
      <opml version="2.0" xmlns:silkwire="https://silkwire.dev/opml"><head><title>x</title></head><body>
        <outline text="Asia & Pacific">
          <outline text="The Paper" type="rss" xmlUrl="https://paper.example/rss?a=1&b=2" silkwire:country="cn"/>
          <outline title="Maps" type="sitemap" XMLURL="https://maps.example/news.xml"/>
          <outline text="Lists" type="html" xmlUrl="https://lists.example/" silkwire:links="ul.top a"/>
          <outline text="Broken" type="rss" xmlUrl="feed:paper"/>
        </outline>
        <outline text="The Paper again" xmlUrl="https://paper.example/rss?a=1&b=2"/>
      </body>
      """;

  @Test
  void malformedOpmlIsReadAndInvalidEntriesAreReported() {
    FeedListFile list = FeedListFile.read(OPML.getBytes(UTF_8));

    assertThat(list.feeds())
        .extracting(Feed::url)
        .containsExactly(
            "https://paper.example/rss?a=1&b=2",
            "https://maps.example/news.xml",
            "https://lists.example/");
    assertThat(list.feeds())
        .extracting(Feed::kind)
        .containsExactly(Feed.Kind.SYNDICATION, Feed.Kind.SITEMAP, Feed.Kind.LISTING);
    Feed paper = list.feeds().get(0);
    assertThat(paper.labels()).containsExactly("Asia & Pacific");
    assertThat(paper.outlet().name()).isEqualTo("The Paper");
    assertThat(paper.outlet().country()).isEqualTo("CN");
    assertThat(list.feeds().get(2).links()).isEqualTo("ul.top a");
    assertThat(list.problems())
        .containsExactly("'feed:paper' is not an http or https URL for \"Broken\"");
  }

  @Test
  void writtenOpmlIsReadAsTheSameFeeds() {
    List<Feed> feeds = FeedListFile.read(OPML.getBytes(UTF_8)).feeds();

    FeedListFile again = FeedListFile.read(Opml.write(feeds).getBytes(UTF_8));

    assertThat(again.problems()).isEmpty();
    assertThat(again.feeds()).isEqualTo(feeds);
  }

  @Test
  void yamlIsRead() {
    FeedListFile list =
        FeedListFile.read(
            """
            feeds:
              - https://a.example/rss
              - url: https://b.example/news.xml
                type: sitemap
                outlet: The B
                country: KE
                labels: [africa]
                minInterval: 5m
              - url: nonsense
              - title: nothing
            """
                .getBytes(UTF_8));

    assertThat(list.feeds()).hasSize(2);
    assertThat(list.feeds().get(1).minInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(list.feeds().get(1).outlet().country()).isEqualTo("KE");
    assertThat(list.problems())
        .containsExactly(
            "entry 3: 'nonsense' is not an http or https URL", "entry 4: no URL for \"nothing\"");
  }

  @Test
  void whatIsNeitherIsOneProblem() {
    assertThat(FeedListFile.read("<html><head/></html>".getBytes(UTF_8)).problems()).hasSize(1);
    assertThat(FeedListFile.read("just words".getBytes(UTF_8)).problems()).hasSize(1);
  }

  @Test
  void anAddressThatIsTooLongIsRefusedByNameAndTheOthersAreKept() {
    String longOne = "https://a.example/" + "a".repeat(3000);
    String yaml =
        "- %s\n- {url: https://b.example/, minInterval: P999999D}\n- https://c.example/"
            .formatted(longOne);

    FeedListFile list = FeedListFile.read(yaml.getBytes(UTF_8));

    assertThat(list.feeds()).extracting(Feed::url).containsExactly("https://c.example/");
    assertThat(list.problems())
        .hasSize(2)
        .allMatch(problem -> problem.length() < 300)
        .anyMatch(problem -> problem.contains("3018 characters"))
        .anyMatch(problem -> problem.contains("minInterval"));
  }

  @Test
  void whatIsForPeopleIsCut() {
    String yaml =
        "- {url: https://a.example/, title: '%s', language: '%s'}"
            .formatted("t".repeat(5000), "l".repeat(100));

    Feed feed = FeedListFile.read(yaml.getBytes(UTF_8)).feeds().get(0);

    assertThat(feed.title()).hasSize(1000);
    assertThat(feed.outlet().name()).hasSize(200);
    assertThat(feed.language()).isNull();
  }
}
