package dev.silkwire.bench;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.tag.Tagger;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often does the tagger say what a reader would: which countries is an article about? Reads
 * rows of language, outlet's country, countries, title and text; prints how many rows were met
 * exactly, how many up to one of two countries, and those that were not.
 */
public final class FocusScore {
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();

  private final Tagger tagger = Tagger.of(Catalogue.builtIn());
  private final List<String> unmet = new ArrayList<>();
  private final LabelCount countries = new LabelCount();
  private int exact;
  private int near;

  private FocusScore() {}

  /**
   * Runs over files.
   *
   * @param args files of rows
   */
  @SuppressWarnings("SystemOut") // This is what the program is for.
  public static void main(String[] args) throws IOException {
    FocusScore score = new FocusScore();
    LabelledRows.of(args).forEach(score::add);
    score.print(System.out);
  }

  private void add(String[] columns) {
    Set<String> wanted = LabelledRows.labels(columns[2]);
    Set<String> found = focus(columns[1], columns[3], columns[4].replace(" ¶ ", "\n"));
    countries.add(wanted, found);
    if (wanted.equals(found)) {
      exact++;
    } else {
      unmet.add(columns[0] + " wanted " + wanted + " found " + found + ": " + columns[3]);
    }
    if (wanted.equals(found) || !Collections.disjoint(wanted, found)) {
      near++;
    }
  }

  private Set<String> focus(String outlet, String title, String text) {
    Set<String> found = new TreeSet<>();
    Outlet from = new Outlet("Outlet", null, outlet.isEmpty() ? null : outlet);
    tagger
        .tag(new Tagger.Document(title, text, List.of(), null, from).detect(LANGUAGES))
        .countries()
        .stream()
        .filter(CountryTag::focus)
        .map(CountryTag::code)
        .forEach(found::add);
    return found;
  }

  private void print(PrintStream out) {
    int rows = countries.rows();
    unmet.forEach(out::println);
    out.printf(
        "%d reports: %d met (%.3f), %d met or one of two (%.3f); by country precision %.3f recall %.3f%n",
        rows,
        exact,
        (double) exact / rows,
        near,
        (double) near / rows,
        countries.precision(),
        countries.recall());
  }
}
