package dev.silkwire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.record.Feed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentFeedFileTest {
  private static final String FIRST = "https://heron.example/rss";
  private static final String SECOND = "https://egret.example/feed.xml";

  @TempDir Path folder;
  private Path file;
  private CurrentFeedFile feeds;
  private final List<String> published = new ArrayList<>();

  @BeforeEach
  void readFile() throws IOException {
    file = Files.writeString(folder.resolve("feeds.opml"), opml(FIRST));
    feeds = new CurrentFeedFile(file, new FeedFile(new PrintWriter(Writer.nullWriter())));
    assertThat(feeds.atStart()).extracting(Feed::url).containsExactly(FIRST);
  }

  @Test
  void anUnchangedFileIsNotPublishedAgain() {
    feeds.publishIfChanged(this::publish);
    assertThat(published).isEmpty();
  }

  @Test
  void theFeedsOfAChangedFileArePublishedOnce() throws IOException {
    Files.writeString(file, opml(FIRST, SECOND));
    feeds.publishIfChanged(this::publish);
    feeds.publishIfChanged(this::publish);
    assertThat(published).containsExactly(FIRST, SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<opml version='2.0'><body/></opml>", "feeds: [", "no list of feeds"})
  void anInvalidFilePublishesNothingUntilItIsCorrected(String content) throws IOException {
    Files.writeString(file, content);
    feeds.publishIfChanged(this::publish);
    assertThat(published).isEmpty();

    Files.writeString(file, opml(SECOND));
    feeds.publishIfChanged(this::publish);
    assertThat(published).containsExactly(SECOND);
  }

  @Test
  void aFileWithOneInvalidEntryPublishesNothing() throws IOException {
    Files.writeString(file, opml(FIRST, SECOND, "ftp://heron.example/rss"));
    feeds.publishIfChanged(this::publish);
    assertThat(published).isEmpty();
  }

  @Test
  void aMissingFilePublishesNothing() throws IOException {
    Files.delete(file);
    feeds.publishIfChanged(this::publish);
    assertThat(published).isEmpty();
  }

  @Test
  void aFailedPublicationIsTriedAgain() throws IOException {
    Files.writeString(file, opml(FIRST, SECOND));
    feeds.publishIfChanged(
        list -> {
          throw new OperatorException(ExitCode.UNAVAILABLE, "no Kafka answers");
        });
    feeds.publishIfChanged(this::publish);
    assertThat(published).containsExactly(FIRST, SECOND);
  }

  private void publish(List<Feed> list) {
    list.forEach(feed -> published.add(feed.url()));
  }

  private static String opml(String... urls) {
    StringBuilder opml = new StringBuilder("<opml version='2.0'><body>");
    for (String url : urls) {
      opml.append("<outline type='rss' xmlUrl='%s'/>".formatted(url));
    }
    return opml.append("</body></opml>").toString();
  }
}
