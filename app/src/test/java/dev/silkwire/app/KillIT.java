package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.Loopback;
import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.feedlist.Opml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the all-in-one process with SIGKILL during its work, and starts it again. */
class KillIT {
  private static final int ORIGINALS = 16;

  @TempDir Path folder;
  private final int kafkaPort = Loopback.freePort();
  private final String bootstrap = "127.0.0.1:" + kafkaPort;

  @Test
  void nothingIsLostOrDoubledWhenTheProcessIsKilledAndStartedAgain() throws Exception {
    try (DemoNewsroom newsroom = DemoNewsroom.open(InstantSource.system())) {
      Path feeds = Files.writeString(folder.resolve("feeds.opml"), Opml.write(newsroom.feeds()));
      try (SilkwireProcess first = start(feeds, "first.log");
          Topicwise topics = new Topicwise(bootstrap)) {
        topics.await(Topics.RAW_ARTICLES, raw -> raw.size() >= 5);
        first.close();
      }
      try (SilkwireProcess second = start(feeds, "second.log");
          Topicwise topics = new Topicwise(bootstrap)) {
        Map<String, Article> articles = topics.await(Topics.ARTICLES, a -> a.size() >= ORIGINALS);
        topics.await(Topics.DUPLICATES, d -> d.size() >= 2);
        topics.awaitBalance();
        assertThat(articles).hasSize(ORIGINALS);
        topics.assertEveryRecordKeepsItsSchema();
        second.stop();
      }
    }
  }

  private SilkwireProcess start(Path feeds, String log) throws IOException {
    SilkwireProcess process =
        SilkwireProcess.start(
            folder.resolve(log),
            List.of(
                "run",
                "--data",
                folder.resolve("data").toString(),
                "--feeds",
                feeds.toString(),
                "--every",
                "2s",
                "--revisit",
                "3s",
                "--allow",
                "127.0.0.0/8",
                "--http",
                "0",
                "--kafka-port",
                Integer.toString(kafkaPort)));
    process.awaitOutput("Stop with Ctrl-C");
    return process;
  }
}
