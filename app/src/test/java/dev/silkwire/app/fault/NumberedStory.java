package dev.silkwire.app.fault;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A page with a numbered story: at its own outlet, or reprinted at the next one.
 *
 * @param number of the story, from 1
 * @param reprint whether another outlet published it first
 */
record NumberedStory(int number, boolean reprint) {
  private static final int REPRINT_AFTER = 10;
  private static final int WORDS_A_SENTENCE = 12;
  private static final int SENTENCES = 9;
  private static final List<String> COUNTRIES =
      List.of("Kenya", "Laos", "Pakistan", "Hungary", "Greece", "Chile", "Peru", "Ethiopia");
  private static final List<String> INITIATIVES =
      List.of("Belt and Road Initiative", "Digital Silk Road", "Global Gateway");
  private static final String[] WORDS =
      ("market bridge harbour minister engineer river winter morning contract worker village"
              + " factory student teacher machine window garden doctor letter summer council budget"
              + " company record answer question travel station island forest valley mountain kitchen"
              + " soldier painter captain farmer lawyer singer writer player driver miner quickly"
              + " slowly nearly often rarely gladly seldom twice early late opened closed signed"
              + " rejected measured carried painted visited followed crossed announced delayed"
              + " repaired financed promised doubled finished reported large small new old heavy light"
              + " narrow broad quiet loud cheap costly local foreign")
          .split(" ");

  /** The pages of a story that are out when another story is the newest. */
  static Stream<NumberedStory> pages(int number, int newest) {
    boolean reprinted = number % 5 == 1 && number + REPRINT_AFTER <= newest;
    Stream<NumberedStory> original = Stream.of(new NumberedStory(number, false));
    return reprinted
        ? Stream.concat(original, Stream.of(new NumberedStory(number, true)))
        : original;
  }

  /** The page that this one reprints, or this one. */
  NumberedStory original() {
    return new NumberedStory(number, false);
  }

  int outlet() {
    return (number + (reprint ? 1 : 0)) % Ticker.OUTLETS;
  }

  String path() {
    return (reprint ? "/reprint-" : "/story-") + number + ".html";
  }

  /** Whether the page reads differently from its second reading on. */
  boolean corrected() {
    return number % 5 == 3;
  }

  /** Whether the corrected page mentions neither initiative nor country. */
  private boolean retracted() {
    return number % 10 == 3;
  }

  String title() {
    return "Story number " + number;
  }

  /** The page, as it reads after a first reading or before. */
  String html(boolean again) {
    boolean changed = corrected() && again;
    return """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
    <body><main><article><h1>%s</h1><p>%s</p><p>%s</p></article></main></body></html>
    """
        .formatted(
            title(),
            title() + (changed ? ", corrected" : ""),
            text(),
            changed && retracted() ? "The report was withdrawn." : facts(changed));
  }

  private String facts(boolean changed) {
    return "The %s reached %s%s."
        .formatted(
            INITIATIVES.get(number % INITIATIVES.size()),
            COUNTRIES.get(number % COUNTRIES.size()),
            changed ? " a year later" : "");
  }

  private String text() {
    Random random = new Random(number);
    return IntStream.range(0, SENTENCES)
        .mapToObj(i -> sentence(random))
        .collect(Collectors.joining(" "));
  }

  private static String sentence(Random random) {
    return IntStream.range(0, WORDS_A_SENTENCE)
        .mapToObj(i -> WORDS[random.nextInt(WORDS.length)])
        .collect(Collectors.joining(" ", "The ", "."));
  }
}
