package dev.silkwire.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.silkwire.contract.FuzzSettings;
import dev.silkwire.contract.Mutator;
import dev.silkwire.contract.RepeatedStrings;
import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceFile;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueFile;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.tag.Tagger;
import dev.silkwire.enrich.total.ArticleFootprint;
import dev.silkwire.enrich.total.Contributions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutated records in every topic that enrich reads, and mutated files of an operator. */
class EnrichFuzzTest {
  private static final int CASES = FuzzSettings.rounds(25);
  private static final long SEED = FuzzSettings.seed();
  private static final Duration MOST_CPU = Duration.ofSeconds(2);

  private final Random random = new Random(SEED);
  private final Mutator mutator = new Mutator(SEED);
  @TempDir private Path folder;

  private static void withinCpu(String what, Runnable work) {
    long before = cpu();
    work.run();
    assertThat(Duration.ofNanos(cpu() - before)).as(what).isLessThan(MOST_CPU);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void everyRawArticleIsEnrichedOrRefused() {
    byte[] original =
        JsonSerde.of(RawArticle.class).serialize("", Readings.of("a", Readings.STORY));
    try (Flow flow = Flow.started()) {
      flow.read(Readings.of("first", Readings.OTHER)); // builds the tagger
      for (int i = 0; i < CASES; i++) {
        byte[] bytes = random.nextBoolean() ? mutator.mutate(original) : mutatedField(original, i);
        withinCpu("raw article " + i, () -> flow.bytes(Readings.id("a"), bytes));
      }
      assertThat(flow.count("received"))
          .isEqualTo(
              flow.count("refused")
                  + flow.count("unchanged")
                  + flow.count("revised")
                  + flow.count("fresh"));
      assertThat((double) flow.deadLetters().records().size())
          .isCloseTo(flow.count("refused"), within(0.0));
      flow.articles();
      flow.mentions();
      flow.countryDays();
    }
  }

  /** Stays JSON: a string of it is mutated or repeated. */
  private byte[] mutatedField(byte[] original, int number) {
    RawArticle article = JsonSerde.of(RawArticle.class).deserialize("", original);
    String mutated = new String(mutator.mutate(article.text().getBytes(UTF_8)), UTF_8);
    String json = new String(original, UTF_8);
    String quoted = dev.silkwire.contract.json.Json.mapper().valueToTree(mutated).toString();
    return (switch (number % 4) {
          case 0 ->
              json.replaceFirst("\"text\":\"(?:[^\"\\\\]|\\\\.)*\"", "\"text\":" + dollar(quoted));
          case 1 -> json.replaceFirst("\"title\":\"[^\"]*\"", "\"title\":" + dollar(quoted));
          case 2 -> json.replaceFirst("\"language\":\"en\"", "\"language\":" + dollar(quoted));
          default ->
              json.replaceFirst("\"captions\":\\[]", "\"captions\":[" + dollar(quoted) + "]");
        })
        .getBytes(UTF_8);
  }

  private static String dollar(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  /** A regular expression whose time grows with the square of the length would take minutes. */
  @Test
  void aTextThatRepeatsAStringIsEnrichedInTime() {
    try (Flow flow = Flow.started()) {
      flow.read(Readings.of("first", Readings.OTHER)); // builds the tagger
      for (String unit : RepeatedStrings.all()) {
        String title = RepeatedStrings.of(unit, FieldLimits.TITLE);
        String text = RepeatedStrings.of(unit, FieldLimits.TEXT);
        LocalDate day = LocalDate.of(2026, 10, 31);
        RawArticle article = Readings.of("a" + unit.hashCode(), title, text, day, Flow.START);
        withinCpu("repeated '" + unit + "'", () -> flow.read(article));
      }
      flow.articles();
      flow.mentions();
      flow.countryDays();
      flow.stories();
    }
  }

  @Test
  void everyInternalRecordIsProcessedOrRefused() {
    Map<String, byte[]> originals = internal();
    try (Flow flow = Flow.started()) {
      flow.read(Readings.of("a", Readings.STORY));
      for (int i = 0; i < CASES; i++) {
        for (Map.Entry<String, byte[]> original : originals.entrySet()) {
          byte[] bytes = mutator.mutate(original.getValue());
          String key = random.nextInt(4) == 0 ? null : Readings.id("a");
          withinCpu(
              original.getKey() + " " + i, () -> flow.repartition(original.getKey(), key, bytes));
        }
        byte[] retag = mutator.mutate(originalArticle());
        flow.record(Topics.RETAGS.name(), new TestRecord<>(Readings.id("a"), retag));
        flow.advance(Duration.ofSeconds(1));
      }
      flow.read(Readings.of("after", "Nobody wrote this."));
      assertThat(flow.articles().rows()).containsKey(Readings.id("after"));
      flow.mentions();
      flow.countryDays();
      flow.deadLetters();
      flow.duplicates();
      flow.stories();
    }
  }

  private static byte[] originalArticle() {
    return JsonSerde.of(RawArticle.class).serialize("", Readings.of("a", Readings.STORY));
  }

  private static Map<String, byte[]> internal() {
    ArticleFootprint statement =
        new ArticleFootprint(
            "2026-10-31",
            Map.of("bri", 1),
            Map.of("KE", new ArticleFootprint.CountryMentions(1, true)),
            0);
    Contributions some =
        Contributions.between(ArticleFootprint.EMPTY, statement, Flow.START).get(0);
    return Map.of(
        "copies", StateSerde.of(CopyChange.class).serialize("", copy()),
        "contributions", StateSerde.of(Contributions.class).serialize("", some),
        "verdicts", new byte[] {1, 2, 0, 1},
        "sketches", StateSerde.of(SketchedArticle.class).serialize("", sketched()));
  }

  private static CopyChange copy() {
    RawArticle copy = Readings.of("b", Readings.STORY);
    return CopyChange.present(
        new StoryArticle(copy.id(), copy.outlet(), copy.published(), copy.fetchedAt()));
  }

  private static SketchedArticle sketched() {
    return new SketchedArticle(
        Readings.id("b"),
        "latin",
        1,
        new dev.silkwire.enrich.sketch.Shingles().sketch("title", Readings.OTHER),
        Flow.START,
        SketchedArticle.Purpose.DECIDE);
  }

  @Test
  void everyCatalogueEntryIsUsedOrLeftOut() {
    List<Initiative> entries = Catalogue.builtIn().initiatives();
    try (Flow flow = Flow.withoutCatalogue()) {
      flow.read(Readings.of("first", Readings.OTHER));
      for (int i = 0; i < CASES; i++) {
        Initiative entry = entries.get(random.nextInt(entries.size()));
        byte[] bytes = mutator.mutate(JsonSerde.of(Initiative.class).serialize("", entry));
        int number = i;
        withinCpu(
            "catalogue entry " + i + " of " + entry.id(),
            () -> {
              flow.initiativeBytes(entry.id(), bytes);
              flow.read(Readings.of("a" + number, Readings.OTHER + " " + number));
            });
      }
      assertThat(flow.deadLetters().records()).isEmpty();
    }
  }

  @Test
  void everyCatalogueFileIsReadOrRefused() throws IOException {
    byte[] original =
        """
        initiatives:
        - id: belt-and-road
          name: "Belt and Road"
          lead: [CN]
          en: ["belt and road initiative", "one belt one road"]
          acronyms: [{form: BRI, ambiguous: true, not: "a bank", context: ["China"]}]
          contextual: [{phrase: "silk road", requires: ["China"]}]
          names: {ru: ["Пояс и путь"], zh-Hans: ["一带一路"]}
          regex: {ru: "(?iu)пояс\\\\p{L}*\\\\s+и\\\\s+пут\\\\p{L}+"}
          exclude: ["seat belt and road"]
        """
            .getBytes(UTF_8);
    Path file = folder.resolve("own.yaml");
    for (int i = 0; i < CASES; i++) {
      Files.write(file, mutator.mutate(original));
      CatalogueFile.Result[] reading = new CatalogueFile.Result[1];
      withinCpu("catalogue file " + i, () -> reading[0] = catalogue(file));
      if (reading[0] instanceof CatalogueFile.Valid good) {
        withinCpu("catalogue " + i, () -> Tagger.of(good.catalogue(), () -> Flow.COUNTRIES));
      }
    }
  }

  private static CatalogueFile.Result catalogue(Path file) {
    try {
      return CatalogueFile.read(file);
    } catch (IOException e) {
      throw new AssertionError("only a file that is not there is an IOException", e);
    }
  }

  @Test
  void everyPlacesFileIsReadOrRefused() throws IOException {
    byte[] original =
        """
        places:
        - {country: KE, kind: city, language: sw, forms: [Mombasani, "Old Town"]}
        - {country: PE, forms: Limalima}
        hidden: ["Peru Street", "Kenya Airways"]
        """
            .getBytes(UTF_8);
    Path file = folder.resolve("places.yaml");
    List<PlaceFile.Valid> good = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Files.write(file, mutator.mutate(original));
      PlaceFile.Result reading = PlaceFile.read(file);
      if (reading instanceof PlaceFile.Valid words) {
        good.add(words);
      }
    }
    // Building a gazetteer takes a second: a few are enough.
    for (PlaceFile.Valid words : good.subList(0, Math.min(3, good.size()))) {
      new CountryTagger(Gazetteer.with(words.words()));
    }
  }
}
