package dev.silkwire.enrich.tag;

import dev.silkwire.contract.error.SpellingSuggestion;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.enrich.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A lint check for catalogues: finds entries that are valid but probably mistakes, such as forms
 * with other common meanings, forms of two entries, and ids that differ by one letter. Not
 * thread-safe; each instance reviews one catalogue.
 */
public final class CatalogueReview {
  /** Ids of at most this length may differ by one letter. */
  private static final int MAX_SHORT_ID_LENGTH = 4;

  private static final int MIN_FORM_LENGTH = 3;
  private static final int MIN_DENSE_FORM_LENGTH = 2;

  /** Start of Kana, Han and Hangul, in which one character holds a syllable or a word. */
  private static final char FIRST_DENSE_CHARACTER = 0x3040;

  private static final int MAX_DOUBTFUL_ACRONYM_LENGTH = 3;

  private final Gazetteer gazetteer;
  private final Map<String, Integer> lines;
  private final List<FileProblem> problems = new ArrayList<>();

  private CatalogueReview(Gazetteer gazetteer, Map<String, Integer> lines) {
    this.gazetteer = gazetteer;
    this.lines = lines;
  }

  /**
   * Reviews a catalogue.
   *
   * @param lines the line of each entry, by id
   * @return the doubtful entries, ordered by line
   */
  public static List<FileProblem> of(
      Catalogue catalogue, Map<String, Integer> lines, Gazetteer gazetteer) {
    CatalogueReview review = new CatalogueReview(gazetteer, lines);
    review.reportSimilarIds(catalogue);
    review.reportSharedForms(catalogue);
    for (Initiative entry : catalogue.initiatives()) {
      names(entry).forEach(form -> review.reviewForm(entry, form));
      entry.acronyms().forEach(a -> review.acronym(entry, a));
      entry.contextual().stream()
          .filter(c -> c.requires().isEmpty())
          .forEach(
              c ->
                  review.report(
                      entry, "phrase '" + c.phrase() + "' requires nothing, so it never counts"));
    }
    return review.problems.stream().sorted(Comparator.comparingInt(FileProblem::line)).toList();
  }

  private void reportSimilarIds(Catalogue catalogue) {
    List<Initiative> before = new ArrayList<>();
    for (Initiative entry : catalogue.initiatives()) {
      before.stream()
          .filter(other -> isLikelyTypo(other.id(), entry.id()))
          .forEach(o -> report(entry, "id looks like '" + o.id() + "': is it the same?"));
      before.add(entry);
    }
  }

  /** Returns whether one id may be a typo of the other; ids that differ by a digit are versions. */
  private static boolean isLikelyTypo(String a, String b) {
    return Math.min(a.length(), b.length()) > MAX_SHORT_ID_LENGTH
        && SpellingSuggestion.distance(a, b) == 1
        && !a.replaceAll("\\d", "").equals(b.replaceAll("\\d", ""));
  }

  private void reportSharedForms(Catalogue catalogue) {
    Map<String, Set<String>> owners = new HashMap<>();
    for (Initiative entry : catalogue.initiatives()) {
      Stream.concat(names(entry), entry.acronyms().stream().map(Initiative.Acronym::form))
          .map(CatalogueReview::normalized)
          .forEach(form -> owners.computeIfAbsent(form, f -> new TreeSet<>()).add(entry.id()));
    }
    for (Initiative entry : catalogue.initiatives()) {
      owners.forEach(
          (form, ids) -> {
            if (ids.size() > 1 && ids.iterator().next().equals(entry.id())) {
              report(
                  entry,
                  "form '"
                      + form
                      + "' is shared by "
                      + String.join(" and ", ids)
                      + ": only the first is found");
            }
          });
    }
  }

  private void reviewForm(Initiative entry, String form) {
    String normalized = Normalizer.phrase(form);
    boolean dense = !normalized.isEmpty() && normalized.charAt(0) >= FIRST_DENSE_CHARACTER;
    if (normalized.length() < (dense ? MIN_DENSE_FORM_LENGTH : MIN_FORM_LENGTH)) {
      report(entry, "form '" + form + "' is too short to mean one thing");
    } else if (gazetteer.isPlace(normalized)) {
      report(entry, "form '" + form + "' is also the name of a place or its people");
    } else if (isOrdinaryWord(normalized)) {
      report(
          entry,
          "form '"
              + form
              + "' is a single word in small letters: give it under contextual, with what it requires");
    }
  }

  /** Returns whether a form is one lower-case word in a script that has capitals. */
  private static boolean isOrdinaryWord(String form) {
    return form.chars().allMatch(Character::isLowerCase);
  }

  private void acronym(Initiative entry, Initiative.Acronym acronym) {
    String form = acronym.form();
    if (acronym.ambiguous() && acronym.context().isEmpty()) {
      report(
          entry,
          "acronym '"
              + form
              + "' is ambiguous and has no context: it counts only beside another form");
    } else if (!acronym.ambiguous() && isTooShort(form)) {
      report(
          entry,
          "acronym '"
              + form
              + "' counts anywhere: with so few letters say ambiguous: true and give its context");
    }
  }

  /** Returns whether an acronym has few characters and no digit. */
  private static boolean isTooShort(String acronym) {
    return acronym.length() <= MAX_DOUBTFUL_ACRONYM_LENGTH
        && acronym.chars().noneMatch(Character::isDigit);
  }

  private static Stream<String> names(Initiative entry) {
    return Stream.concat(
        entry.en().stream(), entry.names().values().stream().flatMap(List::stream));
  }

  private static String normalized(String form) {
    return Normalizer.phrase(form).toLowerCase(Locale.ROOT);
  }

  private void report(Initiative entry, String reason) {
    problems.add(
        new FileProblem(lines.getOrDefault(entry.id(), 1), "'" + entry.id() + "': " + reason));
  }
}
