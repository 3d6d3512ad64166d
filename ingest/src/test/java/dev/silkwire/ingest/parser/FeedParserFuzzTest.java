package dev.silkwire.ingest.parser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.FuzzSettings;
import dev.silkwire.contract.Mutator;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedParseResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A mutated feed is parsed or unreadable with a reason, within a generous time limit. Failing
 * inputs are kept in the folder {@code finds} beside the feeds.
 */
class FeedParserFuzzTest {
  private static final int ROUNDS = FuzzSettings.rounds(12);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final List<String> POISON =
      List.of(
          "<![CDATA[",
          "]]>",
          "<!--",
          "<!DOCTYPE x [",
          "<!ENTITY a '&a;&a;'>",
          "&a;",
          "&#0;",
          "&#xffffffff;",
          "<",
          "</",
          "<a xmlns:b='",
          "\0",
          "\ufffe",
          "\u202e",
          "<item>",
          "</item>",
          "</channel>",
          "<link/>",
          "<pubDate>99999999999</pubDate>",
          "<guid>\n</guid>",
          "{",
          "}}",
          "\"items\":",
          "[[[[",
          "null",
          "1e999",
          "xml:base='http://['",
          "href='//'",
          "type='application/octet-stream'",
          "mode='base64'",
          "encoding='utf-7'");

  private final FeedParser reader = new FeedParser(new DateReader());

  static Stream<Path> feeds() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  static Stream<Path> finds() throws IOException {
    try (Stream<Path> files = Files.list(folder().resolve("finds"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void aMutatedFeedIsParsedOrUnreadable(Path file) throws IOException {
    byte[] feed = Files.readAllBytes(file);
    Random chance = new Random(FuzzSettings.seed());
    for (int round = 0; round < ROUNDS; round++) {
      read(mutated(feed, chance), file + ", round " + round);
    }
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void aFeedWithMutatedBytesIsParsedOrUnreadable(Path file) throws IOException {
    byte[] feed = Files.readAllBytes(file);
    Mutator mutator = new Mutator(FuzzSettings.seed());
    for (int round = 0; round < ROUNDS; round++) {
      read(mutator.mutate(feed), file + ", mutation " + round);
    }
  }

  static Stream<Arguments> longFeeds() {
    return Stream.of(
        Arguments.of("<rss><channel>", "<item><title>t</title></item>"),
        Arguments.of("<rdf:RDF><channel/>", "<item><title>t</title></item>"),
        Arguments.of(
            "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry><title>t</title></entry>"));
  }

  @ParameterizedTest
  @MethodSource("longFeeds")
  void aHundredThousandItemsAreParsed(String before, String item) {
    byte[] body = (before + item.repeat(100_000)).getBytes(UTF_8);

    FeedParseResult result =
        reader.parse(body, null, "https://example.org/feed", Feed.Kind.SYNDICATION, null);

    assertThat(((FeedParseResult.Parsed) result).document().entries()).hasSize(100_000);
  }

  @ParameterizedTest
  @MethodSource("finds")
  void feedsThatOnceFailedAreParsed(Path file) throws IOException {
    read(Files.readAllBytes(file), file.toString());
  }

  @ParameterizedTest
  @MethodSource("nested")
  void deepNestingIsParsedOrUnreadable(String before, String repeated, int times) {
    read((before + repeated.repeat(times)).getBytes(UTF_8), repeated + " × " + times);
  }

  static Stream<Arguments> nested() {
    List<String> tags =
        List.of(
            "<a>", "<item>", "<channel>", "<description>", "<div><p>", "<![CDATA[", "&amp;", "[");
    List<String> roots =
        List.of(
            "",
            "<rss><channel><item>",
            "<rss><channel><item><description>",
            "<rdf:RDF><items>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>");
    return roots.stream()
        .flatMap(root -> tags.stream().map(tag -> Arguments.of(root, tag, 100_000)));
  }

  @Test
  void aFeedInsideManyOpenTagsIsParsed() {
    String feed = "<rss><channel><item><title>t</title><link>/1</link></item></channel></rss>";

    read(("<b>".repeat(100_000) + feed).getBytes(UTF_8), "a feed inside open tags");
  }

  private void read(byte[] body, String what) {
    long before = THREADS.getCurrentThreadCpuTime();
    for (Feed.Kind kind : Feed.Kind.values()) {
      FeedParseResult result = reader.parse(body, null, "https://example.org/feed", kind, null);
      assertThat(result).as(what).isNotNull();
    }
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before))
        .as(what)
        .isLessThan(MOST);
  }

  private static byte[] mutated(byte[] feed, Random chance) {
    byte[] out = feed;
    for (int n = 1 + chance.nextInt(6); n > 0; n--) {
      int at = chance.nextInt(out.length + 1);
      int to = at + chance.nextInt(out.length - at + 1);
      out =
          switch (chance.nextInt(6)) {
            case 0 ->
                spliced(out, at, at, POISON.get(chance.nextInt(POISON.size())).getBytes(UTF_8));
            case 1 -> spliced(out, at, Math.min(to, at + 40), new byte[0]);
            case 2 -> spliced(out, at, at, Arrays.copyOfRange(out, at, to));
            case 3 -> spliced(out, at, at, new byte[] {(byte) chance.nextInt(256)});
            case 4 -> Arrays.copyOf(out, Math.max(1, at));
            default -> flipped(out, chance);
          };
    }
    return out;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] in) {
    byte[] out = new byte[bytes.length - (to - from) + in.length];
    System.arraycopy(bytes, 0, out, 0, from);
    System.arraycopy(in, 0, out, from, in.length);
    System.arraycopy(bytes, to, out, from + in.length, bytes.length - to);
    return out;
  }

  private static byte[] flipped(byte[] bytes, Random chance) {
    byte[] out = bytes.clone();
    for (int n = chance.nextInt(20); n > 0 && out.length > 0; n--) {
      out[chance.nextInt(out.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return out;
  }

  private static Path folder() {
    return Path.of("src/test/resources/dev/silkwire/ingest/parser/feeds");
  }
}
