package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.CountryPair;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.trie.CaseRule;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Country pairs: strings of one-character country names, as in East Asian headlines. Palestine and
 * Pakistan share a character; beside Israel it means Palestine.
 */
public final class CountryPairs {
  private static final char FIRST_HAN = 0x3400;
  private static final char LAST_HAN = 0x9FFF;
  private static final String FUNCTION_CHARACTERS = "与與和及在对對就自因由从從使让讓是为為於于的近称稱";
  private static final String ISRAEL = "IL";
  private static final String PAKISTAN = "PK";
  private static final String PALESTINE = "PS";

  private final String language;
  private final Map<Character, String> codes = new HashMap<>();
  private final List<String> standalone = new ArrayList<>();
  private final List<String> withFollower = new ArrayList<>();
  private final List<String> followers = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private CountryPairs(String language) {
    this.language = language;
  }

  /** Returns whether a character can belong to the same word as the next: "其中", not "与中". */
  public static boolean canPrecedeInWord(char before) {
    return before >= FIRST_HAN && before <= LAST_HAN && FUNCTION_CHARACTERS.indexOf(before) < 0;
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
      case "alone" -> standalone.addAll(items);
      case "beside" -> withFollower.addAll(items);
      case "names" -> names.addAll(items);
      case "behind" -> followers.addAll(items);
      default -> throw new IllegalStateException("no such row of pairs: " + columns);
    }
  }

  /** Parses an item such as "KR=韩韓"; a character belongs to the first country that lists it. */
  private void addLetters(String item) {
    int equals = item.indexOf('=');
    item.substring(equals + 1)
        .chars()
        .forEach(c -> codes.putIfAbsent((char) c, item.substring(0, equals)));
  }

  private void addAll(PhraseTrie.Builder<PlaceMeaning> trie) {
    for (String form : standalone) {
      trie.add(form, CaseRule.ANY, new CountryPair(places(form), language, form, true));
      String last = form.substring(form.length() - 1);
      names.stream().filter(n -> n.startsWith(last)).forEach(n -> addName(trie, form, n));
    }
    for (String form : withFollower) {
      for (String follower : followers) {
        String whole = form + follower;
        trie.add(whole, CaseRule.ANY, new CountryPair(places(form), language, whole, false));
      }
    }
  }

  /** Adds a name that follows a pair: in "其中美国", the character before the name has no meaning. */
  private void addName(PhraseTrie.Builder<PlaceMeaning> trie, String form, String name) {
    String whole = form.substring(0, form.length() - 1) + name;
    String code = codes.get(name.charAt(0));
    if (code != null) {
      Place place = new Place(List.of(code), PlaceKind.NAME, language, name);
      trie.add(whole, CaseRule.ANY, new CountryPair(List.of(place), language, whole, false));
    }
  }

  private List<Place> places(String letters) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      String code = codes.get(letters.charAt(i));
      if (code != null) {
        String letter = letters.substring(i, i + 1);
        places.add(new Place(List.of(resolve(code, letters)), PlaceKind.PAIR, language, letter));
      }
    }
    return places;
  }

  private String resolve(String code, String letters) {
    boolean besideIsrael = letters.chars().anyMatch(c -> ISRAEL.equals(codes.get((char) c)));
    return besideIsrael && code.equals(PAKISTAN) ? PALESTINE : code;
  }
}
