package dev.silkwire.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much of a text was extracted, and how much of what was extracted is the text: precision and
 * recall over four words in a row, averaged over pages, as scrapinghub's article extraction
 * benchmark does it.
 */
final class ShingleScore {
  private static final int WORDS = 4;
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private double precision;
  private double recall;
  private int judged;
  private int answered;

  void add(String truth, String found) {
    Map<List<String>, Integer> expected = shingles(truth);
    Map<List<String>, Integer> actual = shingles(found);
    double common = 0;
    for (Map.Entry<List<String>, Integer> shingle : actual.entrySet()) {
      common += Math.min(shingle.getValue(), expected.getOrDefault(shingle.getKey(), 0));
    }
    if (!expected.isEmpty()) {
      recall += common / total(expected);
      judged++;
    }
    if (!actual.isEmpty()) {
      precision += common / total(actual);
      answered++;
    }
  }

  double precision() {
    return answered == 0 ? 0 : precision / answered;
  }

  double recall() {
    return judged == 0 ? 0 : recall / judged;
  }

  double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  private static double total(Map<List<String>, Integer> shingles) {
    return shingles.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<List<String>, Integer> shingles(String text) {
    List<String> words = WORD.matcher(text).results().map(m -> m.group()).toList();
    Map<List<String>, Integer> shingles = new HashMap<>();
    for (int i = 0; i < words.size(); i += i + WORDS >= words.size() ? words.size() : 1) {
      shingles.merge(words.subList(i, Math.min(words.size(), i + WORDS)), 1, Integer::sum);
    }
    return shingles;
  }
}
