package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Pair;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.trie.CaseRule;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Countries that East Asian headlines name together by one character each. Palestine shares its
 * character with Pakistan: beside Israel it is meant.
 */
public final class CountryPairs {
  private static final char FIRST_HAN = 0x3400;
  private static final char LAST_HAN = 0x9FFF;
  private static final String LINKING = "与與和及在对對就自因由从從使让讓是为為於于的近称稱";
  private static final String ISRAEL = "IL";
  private static final String PAKISTAN = "PK";
  private static final String PALESTINE = "PS";

  private final String language;
  private final Map<Character, String> codes = new HashMap<>();
  private final List<String> alone = new ArrayList<>();
  private final List<String> beside = new ArrayList<>();
  private final List<String> behind = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private CountryPairs(String language) {
    this.language = language;
  }

  /** Whether a word may go on behind this character: "其中", not "与中". */
  public static boolean mayEndInside(char before) {
    return before >= FIRST_HAN && before <= LAST_HAN && LINKING.indexOf(before) < 0;
  }

  static void addTo(PhraseTrie.Builder<PlaceMeaning> trie) {
    Map<String, CountryPairs> pairs = new HashMap<>();
    for (String line : RuleFile.lines("/country/pairs.tsv")) {
      List<String> columns = RuleFile.columns(line);
      pairs.computeIfAbsent(columns.get(0), CountryPairs::new).add(columns);
    }
    pairs.values().forEach(p -> p.addAll(trie));
  }

  private void add(List<String> columns) {
    List<String> items = RuleFile.items(columns.get(2));
    switch (columns.get(1)) {
      case "letters" -> items.forEach(this::addLetters);
      case "alone" -> alone.addAll(items);
      case "beside" -> beside.addAll(items);
      case "names" -> names.addAll(items);
      case "behind" -> behind.addAll(items);
      default -> throw new IllegalStateException("no such row of pairs: " + columns);
    }
  }

  /** "KR=韩韓"; of countries that share a character the first has it. */
  private void addLetters(String item) {
    int equals = item.indexOf('=');
    item.substring(equals + 1)
        .chars()
        .forEach(c -> codes.putIfAbsent((char) c, item.substring(0, equals)));
  }

  private void addAll(PhraseTrie.Builder<PlaceMeaning> trie) {
    for (String form : alone) {
      trie.add(form, CaseRule.ANY, new Pair(places(form), language, form, true));
      String last = form.substring(form.length() - 1);
      names.stream().filter(n -> n.startsWith(last)).forEach(n -> addName(trie, form, n));
    }
    for (String form : beside) {
      for (String follower : behind) {
        String whole = form + follower;
        trie.add(whole, CaseRule.ANY, new Pair(places(form), language, whole, false));
      }
    }
  }

  /** "其中美国": where a name follows, the character in front of it stands for nothing. */
  private void addName(PhraseTrie.Builder<PlaceMeaning> trie, String form, String name) {
    String whole = form.substring(0, form.length() - 1) + name;
    String code = codes.get(name.charAt(0));
    if (code != null) {
      Place place = new Place(List.of(code), Kind.NAME, language, name);
      trie.add(whole, CaseRule.ANY, new Pair(List.of(place), language, whole, false));
    }
  }

  private List<Place> places(String letters) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      String code = codes.get(letters.charAt(i));
      if (code != null) {
        String letter = letters.substring(i, i + 1);
        places.add(new Place(List.of(meant(code, letters)), Kind.PAIR, language, letter));
      }
    }
    return places;
  }

  private String meant(String code, String letters) {
    boolean besideIsrael = letters.chars().anyMatch(c -> ISRAEL.equals(codes.get((char) c)));
    return besideIsrael && code.equals(PAKISTAN) ? PALESTINE : code;
  }
}
