package dev.silkwire.bench;

import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.tag.Tagger;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well are initiatives found? Reads rows of language, kind, expected ids and text, and prints
 * precision and recall by language, with the rows that were not met.
 */
public final class InitiativeScore {
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();

  private final Tagger tagger = Tagger.of(Catalogue.builtIn());
  private final Map<String, LabelCount> byLanguage = new TreeMap<>();
  private final LabelCount all = new LabelCount();
  private final List<String> unmet = new ArrayList<>();

  private InitiativeScore() {}

  /**
   * Runs over files.
   *
   * @param args files of rows
   */
  @SuppressWarnings("SystemOut") // This is what the program is for.
  public static void main(String[] args) throws IOException {
    InitiativeScore score = new InitiativeScore();
    LabelledRows.of(args).forEach(score::add);
    score.print(System.out);
  }

  private void add(String[] columns) {
    Set<String> wanted = LabelledRows.labels(columns[2]);
    Set<String> found = new TreeSet<>();
    tagger
        .tag(new Tagger.Document("", columns[3], List.of(), null, Outlet.UNKNOWN).detect(LANGUAGES))
        .initiatives()
        .stream()
        .map(InitiativeTag::id)
        .forEach(found::add);
    byLanguage.computeIfAbsent(columns[0], l -> new LabelCount()).add(wanted, found);
    all.add(wanted, found);
    if (!wanted.equals(found)) {
      unmet.add(columns[0] + " wanted " + wanted + " found " + found + ": " + columns[3]);
    }
  }

  private void print(PrintStream out) {
    unmet.forEach(out::println);
    byLanguage.forEach((language, count) -> print(out, language, count));
    print(out, "all", all);
  }

  private static void print(PrintStream out, String name, LabelCount c) {
    out.printf(
        "%-8s %4d rows  precision %.3f  recall %.3f%n", name, c.rows(), c.precision(), c.recall());
  }
}
