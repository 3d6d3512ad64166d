package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells people who bear a place's name: "Michael Jordan", "Mr Israel", "Jordan Peterson". Immutable
 * and safe to share.
 */
public final class PersonNames {
  private static final double TITLE_CASE = 0.7;
  private static final int TITLE_REACH = 200;

  private final Set<String> givenNames = new HashSet<>(RuleFile.lines("/country/given-names.txt"));
  private final Set<String> noSurnames = new HashSet<>(RuleFile.lines("/country/no-surnames.txt"));
  private final Set<String> borne = new HashSet<>(RuleFile.lines("/country/person-like.txt"));

  /** Without people; nor counts their bare surname where nothing else speaks for the place. */
  public List<PlaceHit> withoutPersons(
      List<Passage> passages, List<PlaceHit> hits, Consumer<FoundPhrase> findings) {
    Set<PlaceHit> people =
        hits.stream()
            .filter(h -> h.counts() && isPerson(passages.get(h.passage()).text(), h))
            .collect(Collectors.toSet());
    if (people.isEmpty()) {
      return hits;
    }
    Set<String> names = people.stream().map(p -> p.place().form()).collect(Collectors.toSet());
    Map<String, Set<String>> formsByCode = new HashMap<>();
    hits.forEach(
        h -> formsByCode.computeIfAbsent(h.code(), c -> new HashSet<>()).add(h.place().form()));
    List<PlaceHit> kept = new ArrayList<>(hits.size());
    PlaceHit before = null;
    for (PlaceHit hit : hits) {
      boolean spokenFor =
          formsByCode.getOrDefault(hit.code(), Set.of()).size() > 1
              || isWhole(passages, before, hit);
      if (!people.contains(hit) && (!names.contains(hit.place().form()) || spokenFor)) {
        kept.add(hit);
      } else {
        findings.accept(hit.as(Standing.PERSON).finding(0));
      }
      before = hit;
    }
    return kept;
  }

  /** Returns whether a place follows another behind a comma, as in "Athens, Georgia". */
  private static boolean isWhole(List<Passage> passages, @Nullable PlaceHit before, PlaceHit hit) {
    return before != null
        && before.passage() == hit.passage()
        && hit.from() - before.to() == 2
        && passages.get(hit.passage()).text().cased(before.to(), hit.from()).equals(", ");
  }

  /** Whether the words are a person's name. */
  private boolean isPerson(NormalText text, PlaceHit hit) {
    Kind kind = hit.place().kind();
    String form = hit.place().form();
    boolean oneWord = form.indexOf(' ') < 0;
    boolean inflected = hit.to() - hit.from() > form.length();
    if (!oneWord || inflected || (kind == Kind.NAME && !borne.contains(form))) {
      return false;
    }
    Surroundings around = new Surroundings(text);
    if (givenNames.contains(around.wordBefore(hit.from()))) {
      return true;
    }
    return borne.contains(form) && isSurname(around.wordAfter(hit.to())) && !isTitleCase(text, hit);
  }

  /** Whether people bear this name often. */
  boolean isBorne(PlaceHit hit) {
    return borne.contains(hit.place().form());
  }

  private boolean isSurname(String word) {
    return word.length() > 2
        && Character.isUpperCase(word.charAt(0))
        && (Character.isLowerCase(word.charAt(1)) || word.startsWith("O'"))
        && !noSurnames.contains(word.replaceAll("(?<!^O)['.].*", ""));
  }

  private static boolean isTitleCase(NormalText text, PlaceHit hit) {
    int from = hit.from();
    int least = Math.max(0, from - TITLE_REACH);
    while (from > least && text.cased(from - 1) != '\n') {
      from--;
    }
    int most = Math.min(text.length(), hit.to() + TITLE_REACH);
    int words = 0;
    int capitals = 0;
    for (int i = from; i < most && text.cased(i) != '\n'; i++) {
      boolean begins = i == from || !Character.isLetterOrDigit(text.cased(i - 1));
      if (begins && Character.isLetter(text.cased(i))) {
        words++;
        capitals += Character.isUpperCase(text.cased(i)) ? 1 : 0;
      }
    }
    return capitals >= TITLE_CASE * words;
  }
}
