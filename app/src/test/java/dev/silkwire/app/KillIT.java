package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.Loopback;
import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.contract.Article;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.feedlist.Opml;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The all-in-one as a process of its own, killed in mid-run. */
class KillIT {
  private static final int ORIGINALS = 16;

  @TempDir Path folder;
  private final int kafkaPort = Loopback.freePort();

  @Test
  void killedInMidRunAndStartedAgainNothingIsLostAndNothingDoubled() throws Exception {
    try (DemoNewsroom newsroom = DemoNewsroom.open(InstantSource.system())) {
      Path feeds = Files.writeString(folder.resolve("feeds.opml"), Opml.write(newsroom.feeds()));
      String bootstrap = "127.0.0.1:" + kafkaPort;
      Process first = start(feeds);
      try (Topicwise topics = new Topicwise(awaitKafka(first, bootstrap))) {
        topics.await(Topics.RAW_ARTICLES, raw -> raw.size() >= 5);
      } finally {
        first.destroyForcibly().waitFor();
      }
      Process second = start(feeds);
      try (Topicwise topics = new Topicwise(awaitKafka(second, bootstrap))) {
        Map<String, Article> articles = topics.await(Topics.ARTICLES, a -> a.size() >= ORIGINALS);
        topics.await(Topics.DUPLICATES, d -> d.size() >= 2);
        topics.awaitBalance();
        assertThat(articles).hasSize(ORIGINALS);
        topics.assertEveryRecordKeepsItsSchema();
        second.destroy();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).as("stops when asked to").isTrue();
      } finally {
        second.destroyForcibly();
      }
    }
  }

  private Process start(Path feeds) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Djava.net.preferIPv4Stack=true",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.silkwire.app.Silkwire",
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
            Integer.toString(kafkaPort))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/kill-it.log")))
        .start();
  }

  private static String awaitKafka(Process process, String bootstrap) {
    while (process.isAlive()) {
      try {
        var topics = new Topicwise(bootstrap);
        topics.table(Topics.COUNTRY_DAYS);
        topics.close();
        return bootstrap;
      } catch (RuntimeException notYet) {
        assertThat(process.isAlive()).isTrue();
      }
    }
    throw new AssertionError("the process ended by itself: see target/kill-it.log");
  }
}
