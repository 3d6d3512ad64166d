package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.initiative.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Raw articles, changes of the catalogue and retagged articles arrive in random order, while enrich
 * is stopped and started again, sometimes without its local state.
 */
class EnrichRestartIT {
  private static final int ROUNDS = 4;
  private static final int READINGS = 30;
  private static final List<String> COUNTRIES = List.of("Kenya", "Laos", "Peru", "Kazakhstan");
  private static final List<String> PLANS =
      List.of("the Digital Silk Road", "Global Gateway", "the Belt and Road Initiative", "a loan");
  private static final List<String> SUBJECTS =
      List.of(
          "a data centre beside the old harbour that will hold the records of nine hospitals",
          "an exchange point in the hills where four operators hand each other their traffic",
          "a training school for engineers who lay cables under rivers and along the railways");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theLedgerBalancesAfterRestartsAndCatalogueChanges(long seed) throws Exception {
    Random random = new Random(seed);
    List<RawArticle> readings = new ArrayList<>();
    try (EnrichRig rig = EnrichRig.started(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < READINGS; i++) {
          readings.add(reading(random));
          rig.publish(readings.get(readings.size() - 1));
        }
        change(rig, random);
        RawArticle again = pick(random, readings);
        rig.send(Topics.RETAGS, again.id(), again);
        rig.stop();
        if (random.nextBoolean()) {
          rig.startElsewhere();
        } else {
          rig.start();
        }
      }
      rig.topics().awaitBalance();
      assertThat(rig.topics().table(Topics.DUPLICATES)).isNotEmpty();
    }
  }

  private static RawArticle reading(Random random) {
    String country = pick(random, COUNTRIES);
    String text =
        "%s has opened %s, built under %s, and %s hopes for more."
            .formatted(country, pick(random, SUBJECTS), pick(random, PLANS), country);
    return EnrichRig.article("article" + random.nextInt(20), text);
  }

  /** An entry comes or goes. */
  private static void change(EnrichRig rig, Random random) throws Exception {
    Initiative gateway =
        Catalogue.builtIn().initiatives().stream()
            .filter(entry -> entry.id().equals("global-gateway"))
            .findFirst()
            .orElseThrow();
    rig.send(Topics.INITIATIVES, gateway.id(), random.nextBoolean() ? gateway : null);
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
