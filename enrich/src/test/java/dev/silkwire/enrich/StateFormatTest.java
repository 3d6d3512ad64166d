package dev.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.revision.CopyCount;
import dev.silkwire.enrich.revision.KnownArticle;
import dev.silkwire.enrich.revision.PendingFormat;
import dev.silkwire.enrich.story.Judgement;
import dev.silkwire.enrich.story.Sketch;
import dev.silkwire.enrich.story.SketchedArticle;
import dev.silkwire.enrich.story.StoredSketch;
import dev.silkwire.enrich.total.Contribution;
import dev.silkwire.enrich.total.Contributions;
import dev.silkwire.enrich.total.Statement;
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
 * What earlier versions wrote to stores and repartitions is read by this one. A changed format adds
 * rows to {@code state-formats.tsv}; none is ever taken out.
 */
class StateFormatTest {
  private static final String ID = "9f1c7a44d1b20e6c38a5f0b7c2d4e691";
  private static final String OTHER = "00a1b2c3d4e5f60718293a4b5c6d7e8f";
  private static final Instant AT = Instant.parse("2026-10-20T06:07:08.123456789Z");
  private static final Sketch SKETCH =
      Sketch.fromBytes(HexFormat.of().parseHex("0102030405060708000000020000000a0000000b"));
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
                  Statement.serde(),
                  new Statement(
                      "2026-10-20",
                      Map.of("bri", 2),
                      Map.of("KE", new Statement.Spoken(4, true)),
                      9)),
          "totals", new Sample<>(Total.serde(), new Total(DAY, true)),
          "sketches",
              new Sample<>(
                  SketchedArticle.serde(),
                  new SketchedArticle(ID, "latin", 2, SKETCH, AT, SketchedArticle.Purpose.REFRESH)),
          "verdicts",
              new Sample<>(Judgement.serde(), new Judgement(2, OTHER, Duplicate.Kind.NEAR, 0.912)),
          "copies", new Sample<>(CopyCount.serde(), new CopyCount(-1, AT)),
          "contributions",
              new Sample<>(
                  Contributions.serde(),
                  new Contributions(
                      List.of(new Contribution("KE", "bri", "2026-10-20", 1, -2, 300, 0, AT)))),
          "pending", new Sample<>(PendingFormat.serde(), PENDING));

  static Stream<String> rows() throws IOException {
    try (InputStream in = StateFormatTest.class.getResourceAsStream("/state-formats.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatAnyVersionWroteIsRead(String row) {
    String[] cells = row.split("\t");
    Sample<?> sample = SAMPLES.get(cells[0]);
    assertThat(sample.readAndWritten(bytes(cells[2]))).isEqualTo(sample.written());
  }

  private static byte[] bytes(String cell) {
    return cell.startsWith("{")
        ? cell.getBytes(StandardCharsets.UTF_8)
        : HexFormat.of().parseHex(cell);
  }

  /** A format that changed needs a version and a row of its own. */
  @Test
  void whatThisVersionWritesIsKept() throws IOException {
    Map<String, Sample<?>> missing = new java.util.TreeMap<>(SAMPLES);
    rows()
        .map(row -> row.split("\t"))
        .filter(c -> HexFormat.of().formatHex(SAMPLES.get(c[0]).written()).equals(c[2]))
        .forEach(c -> missing.remove(c[0]));
    assertThat(missing)
        .as(
            missing.entrySet().stream()
                .map(e -> e.getKey() + "\t1\t" + HexFormat.of().formatHex(e.getValue().written()))
                .toList()
                .toString())
        .isEmpty();
  }

  @Test
  void whatALaterVersionWroteIsRefusedAndNamed() {
    byte[] later = {9, 1, 2};
    assertThatThrownBy(() -> CopyCount.serde().deserialize("copies", later))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 9")
        .hasMessageContaining("newer");
  }

  @Test
  void whatEndsTooEarlyIsRefused() {
    byte[] half = {1, 5};
    assertThatThrownBy(() -> CopyCount.serde().deserialize("copies", half))
        .isInstanceOf(SerializationException.class);
  }
}
