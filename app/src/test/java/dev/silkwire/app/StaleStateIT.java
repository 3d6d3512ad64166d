package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.initiative.Catalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka is renewed and enrich keeps its local state: what it knew belongs to topics that are gone.
 */
class StaleStateIT {
  private static final int ARTICLES = 40;

  @TempDir Path folder;

  @Test
  void everyArticleOfANewKafkaIsEnriched() throws Exception {
    Path state = folder.resolve("state");
    try (EnrichRig old = EnrichRig.withoutEnrich(folder.resolve("old"), state)) {
      old.start();
      publish(old);
    }
    try (EnrichRig renewed = EnrichRig.withoutEnrich(folder.resolve("new"), state)) {
      renewed.start();
      publish(renewed);
      renewed.topics().awaitBalance();
      assertThat(renewed.topics().table(Topics.ARTICLES)).hasSize(ARTICLES);
    }
  }

  /** Enrich ends by itself, and finds at its next start that its state is of another Kafka. */
  @Test
  void everyArticleIsEnrichedWhenKafkaIsRenewedUnderARunningEnrich() throws Exception {
    try (EnrichRig rig = EnrichRig.withoutEnrich(folder)) {
      try (SilkwireProcess first = enrich(rig)) {
        publish(rig);
        first.pause();
        rig.renewKafka(folder.resolve("renewed"));
        publishCatalogueTwice(rig);
        first.resume();
        assertThat(first.exitCode()).isEqualTo(ExitCode.UNAVAILABLE.number());
      }
      try (SilkwireProcess second = enrich(rig)) {
        publish(rig);
        rig.topics().awaitBalance();
        second.stop();
      }
    }
  }

  /** The topic then holds more records than enrich has read, so that its offsets stay valid. */
  private static void publishCatalogueTwice(EnrichRig rig) throws Exception {
    for (int i = 0; i < 2; i++) {
      for (Initiative initiative : Catalogue.builtIn().initiatives()) {
        rig.send(Topics.INITIATIVES, initiative.id(), initiative);
      }
    }
  }

  private SilkwireProcess enrich(EnrichRig rig) {
    return SilkwireProcess.start(
        folder.resolve("enrich.log"),
        List.of(
            "enrich", "--bootstrap", rig.bootstrap(), "--data", folder.resolve("data").toString()));
  }

  private static void publish(EnrichRig rig) throws Exception {
    for (int i = 0; i < ARTICLES; i++) {
      rig.publish(EnrichRig.article("article" + i, "Port " + i + " opens in Kenya: " + words(i)));
    }
    rig.topics().await(Topics.ARTICLES, articles -> articles.size() == ARTICLES);
  }

  /** No two articles share a word, so that none is a copy. */
  private static String words(int article) {
    StringBuilder words = new StringBuilder();
    for (int w = 0; w < 60; w++) {
      words.append("w").append(article).append("x").append(w).append(' ');
    }
    return words.toString();
  }

  @Test
  void stateOfTheSameKafkaIsKept() throws Exception {
    try (EnrichRig rig = EnrichRig.started(folder)) {
      publish(rig);
      rig.stop();
      rig.start();
      rig.publish(EnrichRig.article("article0", "Port 0 opens in Kenya: " + words(0)));
      rig.publish(EnrichRig.article("late", "Peru: " + words(ARTICLES)));
      rig.topics().await(Topics.ARTICLES, articles -> articles.containsKey("late"));
      rig.topics().awaitBalance();
      assertThat(List.of(folder.resolve("state").toFile().list()))
          .contains("silkwire-enrich.topics");
    }
  }
}
