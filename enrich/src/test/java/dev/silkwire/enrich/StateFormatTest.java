package dev.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.article.KnownArticle;
import dev.silkwire.enrich.article.PendingArticleSerde;
import dev.silkwire.enrich.duplicate.DuplicateDecisionMessage;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.duplicate.StoredSketch;
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
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stores and repartitions keep their format: {@code state-formats.tsv} holds a value of each, in
 * hexadecimal digits.
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

  private record Sample<T>(Serde<T> serde, T value) {
    byte[] written() {
      return serde.serializer().serialize("", value);
    }

    byte[] readAndWritten(byte[] bytes) {
      return serde.serializer().serialize("", serde.deserializer().deserialize("", bytes));
    }
  }

  private static final Map<String, Sample<?>> SAMPLES =
      Map.of(
          "known-articles",
              new Sample<>(
                  KnownArticle.serde(), new KnownArticle(ID, 300, KnownArticle.State.COPY, OTHER)),
          "originals", new Sample<>(StoredSketch.serde(), new StoredSketch(ID, 77, AT, SKETCH)),
          "statements",
              new Sample<>(
                  ArticleFootprint.serde(),
                  new ArticleFootprint(
                      "2026-10-20",
                      Map.of("bri", 2),
                      Map.of("KE", new ArticleFootprint.Spoken(4, true)),
                      9)),
          "totals", new Sample<>(Total.serde(), new Total(DAY, true)),
          "sketches",
              new Sample<>(
                  SketchedArticle.serde(),
                  new SketchedArticle(ID, "latin", 2, SKETCH, AT, SketchedArticle.Purpose.REFRESH)),
          "verdicts",
              new Sample<>(
                  DuplicateDecisionMessage.serde(),
                  new DuplicateDecisionMessage(2, OTHER, Duplicate.Kind.NEAR, 0.912)),
          "copies", new Sample<>(CopyChange.serde(), new CopyChange.Present(COPY)),
          "stories",
              new Sample<>(
                  StoryState.serde(),
                  StoryState.of(
                      new StoryHeadline("https://a.example/1", "Título", ORIGINAL), List.of(COPY))),
          "contributions",
              new Sample<>(
                  Contributions.serde(),
                  new Contributions(
                      List.of(new Contribution("KE", "bri", "2026-10-20", 1, -2, 300, 0, AT)))),
          "pending", new Sample<>(PendingArticleSerde.serde(), PENDING));

  static Stream<String> rows() throws IOException {
    try (InputStream in = StateFormatTest.class.getResourceAsStream("/state-formats.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aStoredValueIsReadAndWrittenAsItStands(String row) {
    String[] cells = row.split("\t");
    Sample<?> sample = SAMPLES.get(cells[0]);
    byte[] stored = HexFormat.of().parseHex(cells[1]);
    assertThat(sample.readAndWritten(stored)).isEqualTo(stored).isEqualTo(sample.written());
  }

  @Test
  void everyFormatIsWrittenDown() throws IOException {
    Map<String, Sample<?>> missing = new java.util.TreeMap<>(SAMPLES);
    rows().forEach(row -> missing.remove(row.split("\t")[0]));
    assertThat(missing)
        .as(
            missing.entrySet().stream()
                .map(e -> e.getKey() + "\t" + HexFormat.of().formatHex(e.getValue().written()))
                .toList()
                .toString())
        .isEmpty();
  }

  @Test
  void whatAnotherVersionWroteIsRefusedAndNamed() {
    byte[] other = {9, 1, 2};
    assertThatThrownBy(() -> CopyChange.serde().deserialize("copies", other))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 9")
        .hasMessageContaining("another Silkwire");
  }

  @Test
  void whatEndsTooEarlyIsRefused() {
    byte[] half = {1, 5};
    assertThatThrownBy(() -> CopyChange.serde().deserialize("copies", half))
        .isInstanceOf(SerializationException.class);
  }
}
