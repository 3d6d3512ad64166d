package dev.silkwire.enrich.tag;

import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.Nearest;
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
 * Looks a catalogue over for what can be read and is rather a mistake: forms that texts use for
 * other things, forms of two entries, ids that look alike. Not thread-safe: one catalogue, one
 * review.
 */
public final class CatalogueReview {
  private static final int SHORTEST_SLIP = 4;
  private static final int SHORTEST_FORM = 3;
  private static final int SHORTEST_DENSE_FORM = 2;

  /** Kana, and behind it Han and Hangul: scripts that say much in a character. */
  private static final char FIRST_DENSE_SCRIPT = 0x3040;

  private static final int LONGEST_DOUBTFUL_ACRONYM = 3;

  private final Gazetteer gazetteer;
  private final Map<String, Integer> lines;
  private final List<FileProblem> doubts = new ArrayList<>();

  private CatalogueReview(Gazetteer gazetteer, Map<String, Integer> lines) {
    this.gazetteer = gazetteer;
    this.lines = lines;
  }

  /**
   * What is doubtful in a catalogue, by line.
   *
   * @param lines of the entries by id
   */
  public static List<FileProblem> of(
      Catalogue catalogue, Map<String, Integer> lines, Gazetteer gazetteer) {
    CatalogueReview review = new CatalogueReview(gazetteer, lines);
    review.lookAlikes(catalogue);
    review.sharedForms(catalogue);
    for (Initiative entry : catalogue.initiatives()) {
      names(entry).forEach(form -> review.commonForm(entry, form));
      entry.acronyms().forEach(a -> review.acronym(entry, a));
      entry.contextual().stream()
          .filter(c -> c.requires().isEmpty())
          .forEach(
              c ->
                  review.doubt(
                      entry, "phrase '" + c.phrase() + "' requires nothing, so it never counts"));
    }
    return review.doubts.stream().sorted(Comparator.comparingInt(FileProblem::line)).toList();
  }

  private void lookAlikes(Catalogue catalogue) {
    List<Initiative> before = new ArrayList<>();
    for (Initiative entry : catalogue.initiatives()) {
      before.stream()
          .filter(other -> isSlip(other.id(), entry.id()))
          .forEach(o -> doubt(entry, "id looks like '" + o.id() + "': is it the same?"));
      before.add(entry);
    }
  }

  /** Whether one may be the other, misspelled; digits tell versions apart. */
  private static boolean isSlip(String a, String b) {
    return Math.min(a.length(), b.length()) > SHORTEST_SLIP
        && Nearest.distance(a, b) == 1
        && !a.replaceAll("\\d", "").equals(b.replaceAll("\\d", ""));
  }

  private void sharedForms(Catalogue catalogue) {
    Map<String, Set<String>> owners = new HashMap<>();
    for (Initiative entry : catalogue.initiatives()) {
      Stream.concat(names(entry), entry.acronyms().stream().map(Initiative.Acronym::form))
          .map(CatalogueReview::spelled)
          .forEach(form -> owners.computeIfAbsent(form, f -> new TreeSet<>()).add(entry.id()));
    }
    for (Initiative entry : catalogue.initiatives()) {
      owners.forEach(
          (form, ids) -> {
            if (ids.size() > 1 && ids.iterator().next().equals(entry.id())) {
              doubt(
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

  private void commonForm(Initiative entry, String form) {
    String spelled = Normalizer.phrase(form);
    boolean dense = !spelled.isEmpty() && spelled.charAt(0) >= FIRST_DENSE_SCRIPT;
    if (spelled.length() < (dense ? SHORTEST_DENSE_FORM : SHORTEST_FORM)) {
      doubt(entry, "form '" + form + "' is too short to mean one thing");
    } else if (gazetteer.leadsToPlace(spelled)) {
      doubt(entry, "form '" + form + "' is also the name of a place or its people");
    } else if (isOrdinaryWord(spelled)) {
      doubt(
          entry,
          "form '"
              + form
              + "' is a single word in small letters: give it under contextual, with what it requires");
    }
  }

  /** In scripts that have capitals: a word that has none. */
  private static boolean isOrdinaryWord(String form) {
    return form.chars().allMatch(Character::isLowerCase);
  }

  private void acronym(Initiative entry, Initiative.Acronym acronym) {
    String form = acronym.form();
    if (acronym.ambiguous() && acronym.context().isEmpty()) {
      doubt(
          entry,
          "acronym '"
              + form
              + "' is ambiguous and has no context: it counts only beside another form");
    } else if (!acronym.ambiguous() && isDoubtful(form)) {
      doubt(
          entry,
          "acronym '"
              + form
              + "' counts anywhere: with so few letters say ambiguous: true and give its context");
    }
  }

  /** Few letters and no digit among them. */
  private static boolean isDoubtful(String acronym) {
    return acronym.length() <= LONGEST_DOUBTFUL_ACRONYM
        && acronym.chars().noneMatch(Character::isDigit);
  }

  private static Stream<String> names(Initiative entry) {
    return Stream.concat(
        entry.en().stream(), entry.names().values().stream().flatMap(List::stream));
  }

  private static String spelled(String form) {
    return Normalizer.phrase(form).toLowerCase(Locale.ROOT);
  }

  private void doubt(Initiative entry, String reason) {
    doubts.add(
        new FileProblem(lines.getOrDefault(entry.id(), 1), "'" + entry.id() + "': " + reason));
  }
}
