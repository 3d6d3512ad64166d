package dev.silkwire.enrich;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.enrich.article.KnownArticle;
import dev.silkwire.enrich.duplicate.DuplicateDecisionMessage;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.duplicate.StoredSketch;
import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.format.StateVersionException;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.reach.StoryHeadline;
import dev.silkwire.enrich.reach.StoryState;
import dev.silkwire.enrich.sketch.MinHashSketch;
import dev.silkwire.enrich.total.ArticleFootprint;
import dev.silkwire.enrich.total.Contribution;
import dev.silkwire.enrich.total.Contributions;
import dev.silkwire.enrich.total.Total;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pins the format of values in stores and repartitions: {@code state-formats.tsv} has one value of
 * each, in hexadecimal digits. A changed format needs a new version in {@link StateSerde}.
 */
class StateFormatTest {
  private static final String ID = "9f1c7a44d1b20e6c38a5f0b7c2d4e691";
  private static final String OTHER = "00a1b2c3d4e5f60718293a4b5c6d7e8f";
  private static final Instant AT = Instant.parse("2026-10-20T06:07:08.123456789Z");
  private static final MinHashSketch SKETCH =
      MinHashSketch.fromBytes(HexFormat.of().parseHex("0102030405060708000000020000000a0000000b"));
  private static final CountryDay DAY =
      new CountryDay("KE", "bri", "2026-10-20", 3, 70, 900, 1, AT);

  private static final RawArticle PENDING =
      new RawArticle(
          ID,
          "https://a.example/1?x",
          "https://a.example/1",
          new Outlet("Daily", "a.example", null),
          OTHER,
          "Título",
          "First line.\nSecond line 中文.",
          List.of("A picture"),
          List.of("A. Reporter", "B. Writer"),
          "es",
          new Published(
              AT, LocalDate.of(2026, 10, 20), "+02:00", Published.Precision.MINUTE, "meta", false),
          AT.plusSeconds(60),
          AT.plusSeconds(90),
          "feed");

  private static final StoryArticle ORIGINAL =
      new StoryArticle(ID, PENDING.outlet(), PENDING.published(), AT);
  private static final StoryArticle COPY =
      new StoryArticle(OTHER, new Outlet("Copy", null, "KE"), Published.UNKNOWN, AT);

  private static final Map<String, Object> SAMPLES =
      Map.ofEntries(
          entry("known-articles", new KnownArticle(ID, 300, KnownArticle.State.COPY, OTHER)),
          entry("originals", new StoredSketch(ID, 77, AT, SKETCH)),
          entry(
              "statements",
              new ArticleFootprint(
                  "2026-10-20",
                  Map.of("bri", 2),
                  Map.of("KE", new ArticleFootprint.CountryMentions(4, true)),
                  9)),
          entry("totals", new Total(DAY, true)),
          entry(
              "sketches",
              new SketchedArticle(ID, "latin", 2, SKETCH, AT, SketchedArticle.Purpose.REFRESH)),
          entry("verdicts", new DuplicateDecisionMessage(2, OTHER, Duplicate.Kind.NEAR, 0.912)),
          entry("copies", CopyChange.present(COPY)),
          entry(
              "stories",
              StoryState.of(
                  new StoryHeadline("https://a.example/1", "Título", ORIGINAL), List.of(COPY))),
          entry("story-copies", COPY),
          entry(
              "contributions",
              new Contributions(
                  AT, List.of(new Contribution("KE", "bri", "2026-10-20", 1, -2, 300, 0)))),
          entry("pending", PENDING));

  @SuppressWarnings("unchecked") // The serde is that of the sample's class.
  private static StateSerde<Object> serde(Object sample) {
    return (StateSerde<Object>) StateSerde.of(sample.getClass());
  }

  private static String written(Object sample) {
    return HexFormat.of().formatHex(serde(sample).serialize("", sample));
  }

  @Test
  void everyFormatIsPinned() throws IOException {
    try (InputStream in = StateFormatTest.class.getResourceAsStream("/state-formats.tsv")) {
      List<String> pinned =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      List<String> written =
          new TreeMap<>(SAMPLES)
              .entrySet().stream().map(e -> e.getKey() + "\t" + written(e.getValue())).toList();
      assertThat(written).isEqualTo(pinned);
    }
  }

  @Test
  void everyValueIsReadAsItWasWritten() {
    SAMPLES.forEach(
        (name, sample) -> {
          Object read = serde(sample).deserialize(name, serde(sample).serialize(name, sample));
          assertThat(written(read)).as(name).isEqualTo(written(sample));
          assertThat(read.toString().replaceAll("@[0-9a-f]+", ""))
              .as(name)
              .isEqualTo(sample.toString().replaceAll("@[0-9a-f]+", ""));
        });
  }

  @Test
  void aLoneOriginalIsStoredWithoutASummary() {
    StoryState lone =
        StoryState.of(new StoryHeadline("https://a.example/1", "Título", ORIGINAL), List.of());
    assertThat(lone.summary()).isNull();
    StateSerde<StoryState> serde = StateSerde.of(StoryState.class);
    assertThat(serde.deserialize("", serde.serialize("", lone))).isEqualTo(lone);
  }

  @Test
  void aValueOfAnOlderBuildNamesTheTopicAndHowToStartOver() {
    byte[] older = HexFormat.of().parseHex("01019f1c7a44d1b20e6c38a5f0b7c2d4e691d8040200ff");
    assertThatThrownBy(
            () ->
                StateSerde.of(KnownArticle.class)
                    .deserialize("silkwire-enrich-known-articles-changelog", older))
        .isInstanceOf(StateVersionException.class)
        .hasMessageContaining("silkwire-enrich-known-articles-changelog")
        .hasMessageContaining("version 1")
        .hasMessageContaining("enrich.applicationId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "09", "02", "0285", "028344", "02f6", "ff028101"})
  void bytesThatAreNoValueAreRefused(String hex) {
    StateSerde<CopyChange> serde = StateSerde.of(CopyChange.class);
    assertThatThrownBy(() -> serde.deserialize("copies", HexFormat.of().parseHex(hex)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("copies");
  }
}
