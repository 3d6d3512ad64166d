package dev.silkwire.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.enrich.sketch.MinHashSketch;
import dev.silkwire.enrich.sketch.Shingles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearDuplicateIndexTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static final Path GOLDEN = Path.of("src/test/resources/story/decisions.tsv");

  private final Shingles shingles = new Shingles();
  private final NearDuplicateIndex index = NearDuplicateIndex.inMemory();

  private DuplicateDecision decide(String id, String title, String text) {
    return index.decide(id, shingles.sketch(title, text), NOW);
  }

  private DuplicateDecision decide(String id, List<String> sentences) {
    return decide(id, "", String.join("\n", sentences));
  }

  private static List<String> sentences(int seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> sentence(random)).toList();
  }

  private static String sentence(Random random) {
    return random
        .ints(14, 0, 3_000)
        .mapToObj(w -> "word" + w)
        .collect(Collectors.joining(" ", "", "."));
  }

  private static void assertCopy(DuplicateDecision decision, String of, Duplicate.Kind kind) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            DuplicateDecision.Copy.class,
            copy -> {
              assertThat(copy.of()).isEqualTo(of);
              assertThat(copy.kind()).isEqualTo(kind);
            });
  }

  @Test
  void theEarliestSimilarArticleIsTheOriginal() {
    List<String> story = sentences(1, 20);
    assertThat(decide("a", story)).isEqualTo(new DuplicateDecision.Original());
    assertCopy(decide("b", story.subList(0, 17)), "a", Duplicate.Kind.NEAR);
    assertCopy(decide("c", story.subList(3, 20)), "a", Duplicate.Kind.NEAR);
  }

  @Test
  void theSameTextInOtherTypographyIsTheSameText() {
    decide("a", "", "“We’re open,” it said – and so it was.\n".repeat(1) + sentences(2, 3));
    assertCopy(
        decide("b", "", "\"We're open\", it said - and so it was. " + sentences(2, 3)),
        "a",
        Duplicate.Kind.SAME_TEXT);
  }

  @Test
  void anExcerptRepeatsTheWhole() {
    List<String> story = sentences(3, 40);
    decide("a", story);
    assertCopy(decide("b", story.subList(0, 12)), "a", Duplicate.Kind.NEAR);
  }

  @Test
  void aFollowUpWithOldBackgroundIsAnOriginal() {
    List<String> story = sentences(4, 20);
    List<String> followUp = new ArrayList<>(sentences(5, 16));
    followUp.addAll(story.subList(16, 20));
    decide("a", story);
    assertThat(decide("b", followUp)).isEqualTo(new DuplicateDecision.Original());
  }

  @Test
  void agencyLinesDoNotMakeTextsSimilar() {
    String tail =
        "\nAdditional reporting by the desks in Lima and Lagos and Almaty and Hanoi and Oslo.";
    decide("a", "", "The ferry to the island will run again from Monday morning." + tail);
    assertThat(decide("b", "", "Two schools in the hills have closed for lack of teachers." + tail))
        .isEqualTo(new DuplicateDecision.Original());
  }

  @Test
  void shortTextsAreTheSameOnlyWithTheSameTitle() {
    decide("a", "Flood in Lamu", "Read the whole story on our site.");
    assertThat(decide("b", "Fire in Oslo", "Read the whole story on our site."))
        .isEqualTo(new DuplicateDecision.Original());
    assertCopy(
        decide("c", "Flood in Lamu", "Read the whole story on our site."),
        "a",
        Duplicate.Kind.SAME_TEXT);
  }

  @Test
  void chineseTextsAreComparedByCharacters() {
    String story =
        "一座由中国企业参与建设的数据中心近日投入运营，为当地银行、物流和教育机构提供云服务。" + "项目方表示，这是最新进展，该中心通过跨境光缆与邻国相连，并计划向更多用户开放。";
    decide("a", "", story);
    assertCopy(decide("b", "", "据报道，" + story.replace("近日", "本周")), "a", Duplicate.Kind.NEAR);
  }

  @Test
  void aRevisedOriginalIsComparedByItsNewText() {
    decide("a", sentences(6, 10));
    index.refresh("a", shingles.sketch("", String.join("\n", sentences(7, 10))));
    assertCopy(decide("b", sentences(7, 10)), "a", Duplicate.Kind.SAME_TEXT);
  }

  @Test
  void originalsExpireByArrival() {
    index.decide("a", shingles.sketch("", String.join("\n", sentences(8, 10))), NOW);
    assertThat(index.expire(NOW, 10)).isZero();
    assertThat(index.expire(NOW.plus(2, ChronoUnit.HOURS), 10)).isEqualTo(1);
    assertThat(decide("b", sentences(8, 10))).isEqualTo(new DuplicateDecision.Original());
  }

  /** Each article leaves one sentence out of one of 40 texts. */
  @Test
  void theDecisionsOnTheSameArticlesNeverChange() throws IOException {
    Random random = new Random(9);
    List<String> decisions = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int text = random.nextInt(40);
      List<String> story = new ArrayList<>(sentences(text, 12));
      story.remove(random.nextInt(12));
      decisions.add("article-" + i + "\ttext " + text + "\t" + row(decide("article-" + i, story)));
    }
    assertThat(decisions).isEqualTo(Files.readAllLines(GOLDEN));
  }

  private static String row(DuplicateDecision decision) {
    return decision instanceof DuplicateDecision.Copy copy
        ? "%s of %s, %.2f".formatted(copy.kind(), copy.of(), copy.similarity())
        : "original";
  }

  @Test
  void similarityEstimatesAreCloseToTheExactValues() {
    List<String> left = sentences(10, 60);
    List<String> right = new ArrayList<>(left.subList(0, 36));
    right.addAll(sentences(11, 24));
    MinHashSketch a = shingles.sketch("", String.join("\n", left));
    MinHashSketch b = shingles.sketch("", String.join("\n", right));
    double exact = (36 * 14 - 4) / (double) (2 * (60 * 14 - 4) - (36 * 14 - 4));

    assertThat(a.compare(b).similarity()).isCloseTo(exact, within(0.1));
    assertThat(MinHashSketch.fromBytes(a.toBytes()).compare(a).similarity()).isEqualTo(1);
    assertThat(a.toBytes()).hasSizeLessThan(1_100);
  }

  @Test
  void aLineSharedByManyArticlesHidesNoCopy() {
    List<String> line = sentences(99, 4);
    List<String> story = sentences(1, 12);
    assertThat(decide("first", joined(story, line))).isEqualTo(new DuplicateDecision.Original());
    for (int i = 0; i < 600; i++) {
      assertThat(decide("other" + i, joined(sentences(1000 + i, 12), line)))
          .isEqualTo(new DuplicateDecision.Original());
    }
    assertCopy(decide("copy", joined(story.subList(0, 11), line)), "first", Duplicate.Kind.NEAR);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
