package dev.silkwire.bench.text;

import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.RawArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A day of a news wire, the same for the same seed: texts of some 4 KB whose sentences are built
 * like the demo's, with most of their words drawn from a vocabulary of 20,000 by Zipf's law. One
 * article in eight is an edited copy of one of the last thousand; one in twelve speaks of an
 * initiative.
 */
public final class WireStories {
  private static final int LENGTH = 4_000;
  private static final int VOCABULARY = 20_000;
  private static final int RECENT = 1_000;
  private static final int COPY_EVERY = 8;
  private static final int KEPT_EVERY = 360;
  private static final int DAYS = 3;
  private static final int OUTLETS = 200;
  private static final String[] SYLLABLES = {
    "ba", "con", "der", "el", "for", "gan", "hi", "in", "ju", "ka", "lor", "men", "nes", "or",
        "per",
    "qui", "ras", "sta", "ti", "un", "ver", "wil", "ex", "yan", "zo", "tion", "ment", "ing", "ed",
        "ly"
  };

  private static final Pattern WORD = Pattern.compile("\\b[a-z]{4,}\\b");

  private final List<List<String>> topics = topics();
  private final List<String> kept =
      topics.stream().flatMap(List::stream).filter(WireStories::saysInitiative).toList();
  private final List<String> recent = new ArrayList<>();
  private final List<String> vocabulary;
  private final Random random;

  public WireStories(long seed) {
    this.random = new Random(seed);
    this.vocabulary = IntStream.range(0, VOCABULARY).mapToObj(i -> word()).toList();
  }

  private static boolean saysInitiative(String sentence) {
    return sentence.contains("Silk") || sentence.contains("Gateway");
  }

  private static List<List<String>> topics() {
    return DemoTexts.paragraphs(outlet -> outlet.path("language").asText().equals("en")).stream()
        .map(WireStories::sentences)
        .filter(sentences -> !sentences.isEmpty())
        .toList();
  }

  private static List<String> sentences(List<String> paragraphs) {
    return paragraphs.stream().flatMap(p -> Stream.of(p.split("(?<=[.]) "))).toList();
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int s = 2 + random.nextInt(3); s > 0; s--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  /** The n-th word is drawn about 1/n as often as the first: the inverse of a continuous Zipf. */
  private String drawn() {
    return vocabulary.get((int) Math.pow(VOCABULARY, random.nextDouble()) - 1);
  }

  /** Returns a new text or an edited copy of a recent one. */
  public String text() {
    boolean copy = !recent.isEmpty() && random.nextInt(COPY_EVERY) == 0;
    String text = copy ? edited(recent.get(random.nextInt(recent.size()))) : written();
    if (recent.size() < RECENT) {
      recent.add(text);
    } else {
      recent.set(random.nextInt(RECENT), text);
    }
    return text;
  }

  private String written() {
    List<String> topic = topics.get(random.nextInt(topics.size()));
    StringBuilder text = new StringBuilder(LENGTH + 200);
    for (int s = 1; text.length() < LENGTH; s++) {
      text.append(s % 3 == 0 ? "\n" : " ").append(sentence(topic));
    }
    return text.toString().strip();
  }

  private String sentence(List<String> topic) {
    if (random.nextInt(KEPT_EVERY) == 0) {
      return kept.get(random.nextInt(kept.size()));
    }
    String sentence = topic.get(random.nextInt(topic.size()));
    return saysInitiative(sentence)
        ? drawn() + " " + drawn() + "."
        : WORD.matcher(sentence).replaceAll(this::reworded);
  }

  private String reworded(MatchResult word) {
    return random.nextInt(4) == 0 ? word.group() : drawn();
  }

  /** Some lines fewer, and one more. */
  private String edited(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int gone = random.nextInt(3); gone > 0 && lines.size() > 3; gone--) {
      lines.remove(random.nextInt(lines.size()));
    }
    lines.add(sentence(topics.get(0)));
    return String.join("\n", lines);
  }

  /** An article as ingest publishes it. */
  public RawArticle article(int number, Instant now) {
    String url = "https://wire.example/" + number;
    LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(DAYS));
    Outlet outlet = new Outlet("Wire", "w" + random.nextInt(OUTLETS) + ".example", null);
    return DemoTexts.article(url, outlet, "Story number " + number, text(), day, now);
  }
}
