package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.place.PlaceHit.MentionRole;
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
 * A detector of personal names that are spelled like places: "Michael Jordan", "Mr Israel", "Jordan
 * Peterson". Immutable and safe to share.
 */
public final class PersonNames {
  private static final double TITLE_CASE_SHARE = 0.7;
  private static final int TITLE_CASE_WINDOW_CHARS = 200;

  private final Set<String> givenNames = new HashSet<>(RuleFile.lines("/country/given-names.txt"));
  private final Set<String> nonSurnames = new HashSet<>(RuleFile.lines("/country/no-surnames.txt"));
  private final Set<String> personLikeNames =
      new HashSet<>(RuleFile.lines("/country/person-like.txt"));

  /**
   * Removes personal names. The same name without a first name is removed too, unless other
   * evidence supports the place.
   */
  public List<PlaceHit> removePersons(
      List<Passage> passages, List<PlaceHit> hits, Consumer<FoundPhrase> findings) {
    Set<PlaceHit> persons =
        hits.stream()
            .filter(h -> h.counts() && isPerson(passages.get(h.passage()).text(), h))
            .collect(Collectors.toSet());
    if (persons.isEmpty()) {
      return hits;
    }
    Set<String> names = persons.stream().map(p -> p.place().form()).collect(Collectors.toSet());
    Map<String, Set<String>> formsByCode = new HashMap<>();
    hits.forEach(
        h -> formsByCode.computeIfAbsent(h.code(), c -> new HashSet<>()).add(h.place().form()));
    List<PlaceHit> kept = new ArrayList<>(hits.size());
    PlaceHit previous = null;
    for (PlaceHit hit : hits) {
      boolean supported =
          formsByCode.getOrDefault(hit.code(), Set.of()).size() > 1
              || followsComma(passages, previous, hit);
      if (!persons.contains(hit) && (!names.contains(hit.place().form()) || supported)) {
        kept.add(hit);
      } else {
        findings.accept(hit.withRole(MentionRole.PERSON).finding(0));
      }
      previous = hit;
    }
    return kept;
  }

  /** Returns whether a place follows another behind a comma, as in "Athens, Georgia". */
  private static boolean followsComma(
      List<Passage> passages, @Nullable PlaceHit previous, PlaceHit hit) {
    return previous != null
        && previous.passage() == hit.passage()
        && hit.from() - previous.to() == 2
        && passages.get(hit.passage()).text().cased(previous.to(), hit.from()).equals(", ");
  }

  /** Returns whether a place name is part of a person's name. */
  private boolean isPerson(NormalText text, PlaceHit hit) {
    PlaceKind kind = hit.place().kind();
    String form = hit.place().form();
    boolean oneWord = form.indexOf(' ') < 0;
    boolean inflected = hit.to() - hit.from() > form.length();
    if (!oneWord || inflected || (kind == PlaceKind.NAME && !personLikeNames.contains(form))) {
      return false;
    }
    Surroundings around = new Surroundings(text);
    if (givenNames.contains(around.wordBefore(hit.from()))) {
      return true;
    }
    return personLikeNames.contains(form)
        && isSurname(around.wordAfter(hit.to()))
        && !isTitleCase(text, hit);
  }

  private boolean isSurname(String word) {
    return word.length() > 2
        && Character.isUpperCase(word.charAt(0))
        && (Character.isLowerCase(word.charAt(1)) || word.startsWith("O'"))
        && !nonSurnames.contains(word.replaceAll("(?<!^O)['.].*", ""));
  }

  private static boolean isTitleCase(NormalText text, PlaceHit hit) {
    int from = hit.from();
    int start = Math.max(0, from - TITLE_CASE_WINDOW_CHARS);
    while (from > start && text.cased(from - 1) != '\n') {
      from--;
    }
    int end = Math.min(text.length(), hit.to() + TITLE_CASE_WINDOW_CHARS);
    int words = 0;
    int capitals = 0;
    for (int i = from; i < end && text.cased(i) != '\n'; i++) {
      boolean begins = i == from || !Character.isLetterOrDigit(text.cased(i - 1));
      if (begins && Character.isLetter(text.cased(i))) {
        words++;
        capitals += Character.isUpperCase(text.cased(i)) ? 1 : 0;
      }
    }
    return capitals >= TITLE_CASE_SHARE * words;
  }
}
